import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Reader } from "../../access/reader";
import type { StoredDependency } from "../dependency";
import { calleeNamed } from "./callee";
import { selectNames } from "./names";

/** No slug begins with it. */
const MARK = "~";

/** The service that a stored fallback goes to, by id; null where it names something else. */
export function fallbackServiceId({ fallback }: DependencySettings): number | null {
  const name = fallback?.dependency;
  return name?.startsWith(MARK) ? Number(name.slice(MARK.length)) : null;
}

/**
 * As it is stored: a service that its fallback goes to stands by id, so that its name is told to
 * those alone who may see it. One that the reader may not see stays where they name no other.
 */
export async function storedSettings(
  reader: Reader,
  before: DependencySettings | null,
  settings: DependencySettings,
): Promise<DependencySettings> {
  const { fallback } = settings;
  if (fallback === undefined || fallbackServiceId(settings) !== null) return settings;
  if (fallback.dependency === undefined) {
    const hidden = await hiddenFallback(reader, before);
    return hidden?.kind === fallback.kind
      ? { ...settings, fallback: { ...fallback, dependency: hidden.dependency } }
      : settings;
  }
  const callee = await calleeNamed(reader, fallback.dependency);
  return callee.kind === "external"
    ? settings
    : { ...settings, fallback: { ...fallback, dependency: `${MARK}${callee.id}` } };
}

async function hiddenFallback(reader: Reader, before: DependencySettings | null) {
  const id = before && fallbackServiceId(before);
  if (id === null || (await selectNames(reader, [id])).size > 0) return null;
  const { kind, dependency } = before?.fallback ?? {};
  return kind === undefined || dependency === undefined ? null : { kind, dependency };
}

/** As whoever knows these names may know it. */
export function knownSettings(
  settings: DependencySettings,
  names: ReadonlyMap<number, string>,
): Pick<StoredDependency, "settings" | "fallbackKind"> {
  const { fallback } = settings;
  if (fallback?.dependency === undefined) return { settings, fallbackKind: null };
  const id = fallbackServiceId(settings);
  if (id === null) return { settings, fallbackKind: "external" };
  const { dependency: _stored, ...rest } = fallback;
  const name = names.get(id);
  return name === undefined
    ? { settings: { ...settings, fallback: rest }, fallbackKind: "hidden" }
    : {
        settings: { ...settings, fallback: { ...rest, dependency: name } },
        fallbackKind: "service",
      };
}
