import { and, asc, eq, isNull, lte, ne, or } from "drizzle-orm";
import { MINUTE_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { alerts } from "../schema/alerts";
import { escalations } from "../schema/escalations";

export type Unanswered = { what: "alert" | "incident"; id: number };

const MOST = 100;
/** Where no policy comes before the last resort, that has been told only now. */
const ANSWERED_WITHIN_MS = 5 * MINUTE_MS;

/**
 * What went through its policy to the end and has nobody still; not what is about Burnline itself,
 * or it would go on for ever.
 */
export async function listUnanswered(actor: Actor, now: Date): Promise<Unanswered[]> {
  assertCan(actor, "admin", null);
  const rows = await readAs(actor)
    .selectDistinct({ alertId: escalations.alertId, incidentId: escalations.incidentId })
    .from(escalations)
    .leftJoin(alerts, eq(alerts.id, escalations.alertId))
    .where(
      and(
        eq(escalations.state, "exhausted"),
        lte(escalations.startedAt, new Date(now.getTime() - ANSWERED_WITHIN_MS)),
        or(isNull(alerts.id), ne(alerts.kind, "burnline")),
      ),
    )
    .orderBy(asc(escalations.alertId), asc(escalations.incidentId))
    .limit(MOST);
  return rows.flatMap(({ alertId, incidentId }): Unanswered[] => {
    if (alertId !== null) return [{ what: "alert", id: alertId }];
    return incidentId === null ? [] : [{ what: "incident", id: incidentId }];
  });
}
