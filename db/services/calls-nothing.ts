import type { Actor } from "../access/actor";
import { serialWrite } from "../store/serial-write";
import { serviceForChange } from "./internal/change";
import { setCallsNothingIn } from "./internal/calls-nothing";

/**
 * Says that the service calls nothing, or takes that back; saying the same changes nothing. A call
 * that is registered later takes it back by itself.
 */
export const setCallsNothing = (
  actor: Actor,
  slug: string,
  says: boolean,
  now: Date,
): Promise<void> =>
  serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    await setCallsNothingIn(tx, actor, service, says, now);
  });
