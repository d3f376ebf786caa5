import type { Actor } from "../access/actor";
import { serviceForChange } from "../services/internal/change";
import { serialWrite } from "../store/serial-write";
import { registeredCall } from "./internal/find";
import { removeReview } from "./internal/write-review";

/** The call counts as never reviewed. Throws not-found where it is so already. */
export async function deleteCallReview(
  actor: Actor,
  service: string,
  callee: string,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const caller = await serviceForChange(tx, actor, service);
    await removeReview(tx, actor, await registeredCall(tx, actor, caller, callee), now);
  });
}
