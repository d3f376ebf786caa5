import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { selectPolicies } from "./internal/rows";
import type { Policy } from "./policy";

/** The policies that the actor may read, by name. */
export async function listPolicies(actor: Actor, team?: string): Promise<Policy[]> {
  const all = await selectPolicies(readAs(actor));
  return team === undefined ? all : all.filter((policy) => policy.team.slug === team);
}
