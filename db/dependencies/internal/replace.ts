import { isDeepStrictEqual } from "node:util";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import { type Reader, readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { calleeNamed } from "./callee";
import { storedSettings } from "./fallback";
import { noCycleFrom } from "./no-cycle";
import { removeOthers } from "./remove-others";
import { saveDependency } from "./save";
import { type Caller, findRow } from "./write";

/**
 * The service calls these and no others, as they are described; what it calls that the actor may
 * not see stays. An error's path is `dependencies` and the name.
 */
export async function replaceDependencies(
  tx: Db,
  actor: Actor,
  caller: Caller,
  wanted: Readonly<Record<string, DependencySettings>>,
  now: Date,
): Promise<void> {
  const reader = readingIn(tx, actor);
  await removeOthers(tx, actor, caller, (name) => Object.hasOwn(wanted, name), now);
  const assertNoCycle = noCycleFrom(tx, actor, caller);
  for (const [name, settings] of Object.entries(wanted)) {
    const call = { caller, callee: await calleeNamed(reader, name) };
    const before = await findRow(tx, call);
    // A document that was applied before is applied again, whatever else has changed.
    if (before && (await isApplied(reader, before.settings, settings))) continue;
    const saved = { before, settings, path: `dependencies.${name}` };
    await saveDependency(tx, actor, call, saved, assertNoCycle, now);
  }
}

const isApplied = async (
  reader: Reader,
  before: DependencySettings,
  settings: DependencySettings,
): Promise<boolean> => isDeepStrictEqual(before, await storedSettings(reader, before, settings));
