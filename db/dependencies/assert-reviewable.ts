import type { Actor } from "../access/actor";
import { assertMayChangeService } from "../services/assert-may-change";
import { getDependency } from "./find";

/** Before the work of a review: throws where its result could not be saved with the call. */
export async function assertReviewable(
  actor: Actor,
  service: string,
  callee: string,
): Promise<void> {
  await assertMayChangeService(actor, service);
  await getDependency(actor, service, callee);
}
