import "server-only";
import type { Actor } from "@/db/access/actor";
import { listIncidentRecords } from "@/db/incidents/list-records";
import { periodBefore } from "@/lib/incident/insights";
import { periodOf } from "@/lib/incident/insights-period";
import type { InsightsQuery } from "@/lib/incident/insights-query";
import type { IncidentRecord } from "@/lib/incident/record";
import { floorToMinute, type Interval } from "@/lib/time/interval";

/**
 * What the insights are made of: the incidents of the period asked for and of the one before it, as
 * of the running minute.
 */
export async function insightRecords(
  actor: Actor,
  query: InsightsQuery,
  now: number,
  timeZone: string,
): Promise<{ records: IncidentRecord[]; period: Interval; now: number }> {
  const period = periodOf(query, now, timeZone);
  const { team, service, severity } = query;
  const records = await listIncidentRecords(actor, {
    from: periodBefore(period).start,
    to: period.end,
    team: team || undefined,
    service: service || undefined,
    severity: severity || undefined,
  });
  return { records, period, now: floorToMinute(now) };
}
