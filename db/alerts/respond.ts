import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import type { Alert } from "./alert";
import { acknowledgeAlert, resolveAlert } from "./internal/change";
import { byOf } from "./internal/changed";
import { alertForChange, findAlertRow } from "./internal/find-row";

type Change = typeof acknowledgeAlert;

/** Takes it on, so that nobody else is told; of several people the first has it. */
export const acknowledge = (actor: Actor, id: number, now: Date): Promise<Alert> =>
  respond(actor, id, now, acknowledgeAlert, ({ state }) => {
    if (state === "resolved")
      throw new AppError("conflict", "This alert is over: there is nothing to acknowledge.");
  });

/** Says that it is over. One that is found again opens anew. */
export const resolve = (actor: Actor, id: number, now: Date): Promise<Alert> =>
  respond(actor, id, now, resolveAlert, () => undefined);

async function respond(
  actor: Actor,
  id: number,
  now: Date,
  change: Change,
  check: (alert: Alert) => void,
): Promise<Alert> {
  return serialWrite(async (tx) => {
    check(await alertForChange(tx, actor, id));
    await change(tx, actor, id, byOf(actor), now);
    return storedAlert(tx, actor, id);
  });
}

async function storedAlert(tx: Db, actor: Actor, id: number): Promise<Alert> {
  const alert = await findAlertRow(readingIn(tx, actor), id);
  if (!alert) throw new Error("the alert just written is not there");
  return alert;
}
