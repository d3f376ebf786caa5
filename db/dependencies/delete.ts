import type { Actor } from "../access/actor";
import { serviceForChange } from "../services/internal/change";
import { serialWrite } from "../store/serial-write";
import { registeredCall } from "./internal/find";
import { removeDependency } from "./internal/write";

/** The service no longer calls it; what was known of that stays in its history. */
export async function deleteDependency(
  actor: Actor,
  service: string,
  calleeName: string,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const caller = await serviceForChange(tx, actor, service);
    const { call, row } = await registeredCall(tx, actor, caller, calleeName);
    await removeDependency(tx, actor, call, row, now);
  });
}
