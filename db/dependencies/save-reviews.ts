import type { CallReview } from "@/lib/reliability/call-review/call-review";
import type { Actor } from "../access/actor";
import { serviceForChange } from "../services/internal/change";
import { serialWrite } from "../store/serial-write";
import { registeredCall } from "./internal/find";
import { replaceReview } from "./internal/write-review";

export type ReviewOfCall = { callee: string; review: CallReview };

/** Each takes the place of the call's last review; all or none. */
export async function saveCallReviews(
  actor: Actor,
  service: string,
  reviewed: readonly ReviewOfCall[],
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const caller = await serviceForChange(tx, actor, service);
    for (const { callee, review } of reviewed)
      await replaceReview(tx, actor, await registeredCall(tx, actor, caller, callee), review, now);
  });
}
