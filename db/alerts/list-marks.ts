import { and, desc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { HistoryTransition } from "@/lib/alert/history-words";
import type { Severity } from "@/lib/alerting/policy";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
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
export async function listAlertMarks(
  actor: Actor,
  { sloId, objectiveId, from, to }: Of,
  limit: number,
): Promise<AlertMarkRow[]> {
  const rows = await readAs(actor)
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
        eq(alerts.sloId, sloId),
        or(eq(alerts.objectiveId, objectiveId), isNull(alerts.objectiveId)),
        inArray(alertEvents.transition, [...MARKED]),
        gte(alertEvents.at, from),
        lte(alertEvents.at, to),
      ),
    )
    .orderBy(desc(alertEvents.at), desc(alertEvents.id))
    .limit(limit);
  return rows.reverse();
}
