import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { getPolicy } from "./find";
import { selectUses, type PolicyUses } from "./internal/uses";

/** What pages by a policy, as far as the actor may see. Throws not-found as `getPolicy`. */
export const getPolicyUses = async (actor: Actor, slug: string): Promise<PolicyUses> =>
  selectUses(readAs(actor), await getPolicy(actor, slug));
