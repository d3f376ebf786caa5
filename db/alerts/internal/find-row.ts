import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../../access/actor";
import { readingIn, type Reader } from "../../access/reader";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import type { Alert } from "../alert";
import { alertOf, selectAlerts } from "./rows";

export async function findAlertRow(reader: Reader, id: number): Promise<Alert | null> {
  const [row] = await selectAlerts(reader).where(eq(alerts.id, id));
  return row ? alertOf(row) : null;
}

export const noAlert = () =>
  new AppError("not-found", "This alert doesn’t exist, or you don’t have access.");

/** The alert, for somebody who may respond to it. */
export async function alertForChange(tx: Db, actor: Actor, id: number): Promise<Alert> {
  const alert = await findAlertRow(readingIn(tx, actor), id);
  if (!alert) throw noAlert();
  assertCan(actor, "respond", alert.team);
  return alert;
}
