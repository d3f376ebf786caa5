import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { noPolicy, selectPolicy } from "./internal/rows";
import type { Policy } from "./policy";

export const findPolicy = (actor: Actor, slug: string): Promise<Policy | null> =>
  selectPolicy(readAs(actor), slug);

/** Throws not-found, also where the actor may not read it. */
export async function getPolicy(actor: Actor, slug: string): Promise<Policy> {
  const policy = await findPolicy(actor, slug);
  if (!policy) throw noPolicy(slug);
  return policy;
}
