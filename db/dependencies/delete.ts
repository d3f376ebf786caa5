import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { serviceForChange } from "../services/internal/change";
import { serialWrite } from "../store/serial-write";
import { calleeNamed } from "./internal/callee";
import { noDependency } from "./internal/find";
import { findRow, removeDependency } from "./internal/write";

/** The service no longer calls it; what was known of that stays in its history. */
export async function deleteDependency(
  actor: Actor,
  service: string,
  calleeName: string,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const caller = await serviceForChange(tx, actor, service);
    const call = { caller, callee: await calleeNamed(readingIn(tx, actor), calleeName) };
    const row = await findRow(tx, call);
    if (!row) throw noDependency(service, calleeName);
    await removeDependency(tx, actor, call, row, now);
  });
}
