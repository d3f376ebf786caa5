import "server-only";
import type { Actor } from "@/db/access/actor";
import { listIncidentRecords } from "@/db/incidents/list-records";
import { listServiceLives } from "@/db/incidents/list-service-lives";
import { lastBatchBefore } from "@/db/store/measured-slos";
import { insightsOf, periodBefore, type Insights } from "@/lib/incident/insights";
import { periodOf } from "@/lib/incident/insights-period";
import type { InsightsQuery } from "@/lib/incident/insights-query";
import type { IncidentRecord } from "@/lib/incident/record";
import { MINUTE_MS } from "@/lib/time/duration";
import { floorToMinute, type Interval } from "@/lib/time/interval";
import { shared } from "../request/shared";
import { periodSpending, type PeriodSpendings } from "./spending";

export type Records = { records: readonly IncidentRecord[]; period: Interval; now: number };

/**
 * What the insights are made of: the incidents of the period asked for and of the one before it, as
 * of the running minute.
 */
export function insightRecords(
  actor: Actor,
  query: InsightsQuery,
  now: number,
  timeZone: string,
): Promise<Records> {
  const period = periodOf(query, now, timeZone);
  const { team, service, severity } = query;
  const filter = {
    from: periodBefore(period).start,
    to: period.end,
    team: team || undefined,
    service: service || undefined,
    severity: severity || undefined,
  };
  return shared(actor, ["incident records", filter], async () => ({
    records: await listIncidentRecords(actor, filter),
    period,
    now: floorToMinute(now),
  }));
}

/** The same with everything that is counted of them. */
export function countedInsights(
  actor: Actor,
  query: InsightsQuery,
  at: number,
  timeZone: string,
): Promise<Records & { insights: Insights }> {
  const { metric: _metric, ...asked } = query;
  return shared(actor, ["insights", asked, floorToMinute(at), timeZone], async () => {
    const found = await insightRecords(actor, query, at, timeZone);
    const { records, period, now } = found;
    const lives = await listServiceLives(actor);
    const scope = { period, now, service: query.service || undefined, lives };
    return { ...found, insights: insightsOf(records, scope, timeZone) };
  });
}

/** What comes every second must not sum a year anew: it counts with the next minute. */
const RECENT_MINUTES = 10;

/** As `periodSpending`; measurements change it, too, the most recent ones once a minute. */
export const spendingByIncidents = (
  actor: Actor,
  { records, ...scope }: Records & { services: readonly string[] },
  query: InsightsQuery,
): Promise<PeriodSpendings> => {
  const { metric: _metric, ...asked } = query;
  const latest = lastBatchBefore(scope.period.end / MINUTE_MS - RECENT_MINUTES);
  return shared(actor, ["spending by incidents", asked, scope.period, latest], () =>
    periodSpending(actor, records, scope),
  );
};
