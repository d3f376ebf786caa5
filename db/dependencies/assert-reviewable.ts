import { assertCan, type Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { getServiceAs } from "../services/internal/change";
import { getDependency } from "./find";

/** Before the work of a review: throws where its result could not be saved with the call. */
export async function assertReviewable(
  actor: Actor,
  service: string,
  callee: string,
): Promise<void> {
  const caller = await snapshotAs(actor, (reader) => getServiceAs(reader, service));
  assertCan(actor, "manage", caller.team);
  await getDependency(actor, service, callee);
}
