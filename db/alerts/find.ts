import { asc, eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { alertEvents } from "../schema/alerts";
import type { Alert, AlertEventRow } from "./alert";
import { findAlertRow, noAlert } from "./internal/find-row";

/** Throws not-found, also where the actor may not read it. */
export async function getAlert(actor: Actor, id: number): Promise<Alert> {
  const alert = await findAlert(actor, id);
  if (!alert) throw noAlert();
  return alert;
}

export const findAlert = (actor: Actor, id: number): Promise<Alert | null> =>
  findAlertRow(readAs(actor), id);

/** What has happened to an alert, in order, with the numbers that caused it. */
export const listAlertEvents = async (actor: Actor, id: number): Promise<AlertEventRow[]> =>
  readAs(actor)
    .select()
    .from(alertEvents)
    .where(eq(alertEvents.alertId, id))
    .orderBy(asc(alertEvents.at), asc(alertEvents.id));
