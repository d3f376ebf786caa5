import type { FoundCall } from "./code-search";
import { settingsOf, type Layer } from "./layers";
import type { ImportedDependency, Ledger } from "./ledger";

/** A policy by the name of what holds it. */
export type Policy = { layer: Layer; name: string | null; index: number };

/** A part of a wrap by its name, or as the one of this number that is made in the wrap itself. */
type Part = string | { from: number; to: number; number: number };

/** `parts` from the outermost to the innermost. */
export type Wrap = { name: string | null; parts: readonly Part[] };

const TOGETHER = "No wrap joins the policies in the text. They are taken to be around one call.";

/** Policies that a wrap joins are one dependency; without any, those of different kinds are. */
export function wrapped(
  policies: readonly Policy[],
  wraps: readonly Wrap[],
  ledger: Ledger,
): ImportedDependency[] {
  const left = new Set(policies);
  const joined = wraps.flatMap(({ name, parts }): ImportedDependency[] => {
    const inside = parts.flatMap((part) => policyOf(policies, part) ?? []);
    if (inside.length === 0) return [];
    inside.forEach((policy) => left.delete(policy));
    rename(inside, name, ledger);
    return [{ name, settings: settingsOf(inside.map(layerOf), true, ledger) }];
  });
  const single = [...left];
  const kinds = new Set(single.map(({ layer }) => layer.kind));
  if (single.length === 0) return joined;
  if (kinds.size < single.length || joined.length > 0)
    return [...joined, ...single.map((policy) => alone(policy, ledger))];
  const name = single.length === 1 ? (single[0]?.name ?? null) : null;
  rename(single, name, ledger);
  if (single.length > 1) ledger.assumed.push({ dependency: name, field: "callee", why: TOGETHER });
  return [{ name, settings: settingsOf(single.map(layerOf), false, ledger) }];
}

const layerOf = ({ layer }: Policy): Layer => layer;

function policyOf(policies: readonly Policy[], part: Part): Policy | undefined {
  if (typeof part === "string") return policies.find(({ name }) => name === part);
  return policies.filter(({ index }) => index >= part.from && index <= part.to)[part.number];
}

/** What is assumed of a policy is assumed of what it is part of. */
function rename(inside: readonly Policy[], name: string | null, { assumed }: Ledger): void {
  const names = new Set(inside.map((policy) => policy.name));
  for (const each of assumed) if (names.has(each.dependency)) each.dependency = name;
}

const alone = ({ name, layer }: Policy, ledger: Ledger): ImportedDependency => ({
  name,
  settings: settingsOf([layer], false, ledger),
});

/** The parts of a call such as `wrap(retry, breaker, timeout(1000))`. */
export function partsOf({ call, index, end }: FoundCall): Part[] {
  let made = 0;
  return call.args.map((argument) => {
    if (argument.kind === "name") return argument.text.split(".").at(-1) ?? argument.text;
    made += 1;
    return { from: index, to: end, number: made - 1 };
  });
}
