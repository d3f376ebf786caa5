import type { Actor } from "../access/actor";
import type { NamedDependency } from "./dependency";
import { noDependency } from "./internal/find";
import { named } from "./internal/rows";
import { listCalls } from "./list";

export async function findDependency(
  actor: Actor,
  service: string,
  callee: string,
): Promise<NamedDependency | null> {
  return named(await listCalls(actor, service), callee) ?? null;
}

/** Throws not-found, also where the actor may not see the service. */
export async function getDependency(
  actor: Actor,
  service: string,
  callee: string,
): Promise<NamedDependency> {
  const found = await findDependency(actor, service, callee);
  if (!found) throw noDependency(service, callee);
  return found;
}
