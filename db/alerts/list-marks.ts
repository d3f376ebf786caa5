import { and, desc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { HistoryTransition } from "@/lib/alert/history-words";
import type { Severity } from "@/lib/alerting/policy";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { alertEvents, alerts } from "../schema/alerts";

const MARKED = ["fired", "reopened", "raised", "resolved"] as const;

export type AlertMarkRow = {
  alertId: number;
  title: string;
  at: Date;
  transition: HistoryTransition;
  severity: Severity;
};

type Of = { sloId: number; objectiveId: number; from: Date; to: Date };

/** When alerts of an objective fired, grew and were resolved, in order of time; of many the last. */
export async function listAlertMarks(actor: Actor, of: Of, limit: number): Promise<AlertMarkRow[]> {
  return (await markRows(readAs(actor), { ...of, limit })).reverse();
}

const markRows = repeated((reader, given: Given<Of & { limit: number }>) =>
  reader
    .select({
      alertId: alerts.id,
      title: alerts.title,
      at: alertEvents.at,
      transition: alertEvents.transition,
      severity: alertEvents.severity,
    })
    .from(alertEvents)
    .innerJoin(alerts, eq(alerts.id, alertEvents.alertId))
    .where(
      and(
        eq(alerts.sloId, given.sloId),
        or(eq(alerts.objectiveId, given.objectiveId), isNull(alerts.objectiveId)),
        inArray(alertEvents.transition, [...MARKED]),
        gte(alertEvents.at, given.from),
        lte(alertEvents.at, given.to),
      ),
    )
    .orderBy(desc(alertEvents.at), desc(alertEvents.id))
    .limit(given.limit),
);
