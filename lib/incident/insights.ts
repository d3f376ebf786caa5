import { mean, medianOf, percentileOf, sorted } from "@/lib/statistics/average";
import { meanInterval, type Spread } from "@/lib/statistics/bootstrap";
import { remembered } from "@/lib/statistics/remembered";
import { lengthMs, type Interval } from "@/lib/time/interval";
import { changeOf, ENOUGH, type Change } from "./change";
import { countsOf, type IncidentCounts } from "./counts";
import {
  downtimeByService,
  downtimeTogether,
  type DowntimeTogether,
  type ServiceDowntime,
  type ServiceLives,
} from "./downtime";
import { metricOf, recordedMs, type Metric } from "./metrics";
import type { IncidentRecord } from "./record";

/** Of `n` durations in milliseconds; null where there are none. */
export type DurationSummary = {
  n: number;
  meanMs: number | null;
  medianMs: number | null;
  p90Ms: number | null;
};

/**
 * `interval`: the 95% interval of the mean; null under 10 durations, of which it would promise too
 * much. `pending`: incidents that are not as far yet.
 */
export type MetricInsight = DurationSummary & {
  pending: number;
  interval: Spread | null;
  change: Change;
};

export type Scope = {
  period: Interval;
  now: number;
  /** Counts the failures of this service alone. */ service?: string | undefined;
  lives: ServiceLives;
};

export type Insights = {
  /** The incidents that started in the period, without canceled ones. */
  n: number;
  canceled: number;
  /** Those of the period of equal length before. */
  before: { period: Interval; n: number };
  metrics: Record<Metric, MetricInsight>;
  betweenFailures: DowntimeTogether;
  byService: ServiceDowntime[];
  counts: IncidentCounts;
};

const startedIn = (
  incidents: readonly IncidentRecord[],
  { start, end }: Interval,
): IncidentRecord[] => incidents.filter(({ startedAt }) => start <= startedAt && startedAt < end);
const counting = (incidents: readonly IncidentRecord[]): IncidentRecord[] =>
  incidents.filter(({ status }) => status !== "canceled");

/** The incidents that count in a period: those that started in it, without canceled ones. */
export const countedIn = (
  incidents: readonly IncidentRecord[],
  period: Interval,
): IncidentRecord[] => counting(startedIn(incidents, period));

/** The recorded durations of a metric, ascending. */
const durationsOf = (incidents: readonly IncidentRecord[], metric: Metric): Float64Array =>
  sorted(incidents.flatMap((incident) => recordedMs(incident, metric) ?? []));

const summaryOf = (ascending: Float64Array): DurationSummary => ({
  n: ascending.length,
  meanMs: mean(ascending),
  medianMs: medianOf(ascending),
  p90Ms: percentileOf(ascending, 0.9),
});

const intervalOf = remembered((durations) => meanInterval(durations));

const eachMetric = <T>(of: (metric: Metric) => T): Record<Metric, T> => ({
  detect: of("detect"),
  acknowledge: of("acknowledge"),
  mitigate: of("mitigate"),
  resolve: of("resolve"),
});

function failuresOf(
  incidents: readonly IncidentRecord[],
  { period, now, service, lives }: Scope,
): ServiceDowntime[] {
  const all = downtimeByService(incidents, period, now, lives);
  return service === undefined ? all : all.filter((downtime) => downtime.service === service);
}

/** The period of equal length that ends where this one starts. */
export const periodBefore = (period: Interval): Interval => ({
  start: period.start - lengthMs(period),
  end: period.start,
});

/**
 * Numbers alone, without what tells chance from change. Takes every incident that touched the
 * period; averages are of those that started in it.
 */
export function periodInsights(
  incidents: readonly IncidentRecord[],
  scope: Scope,
): { n: number; metrics: Record<Metric, DurationSummary>; betweenFailures: DowntimeTogether } {
  const counted = countedIn(incidents, scope.period);
  return {
    n: counted.length,
    metrics: eachMetric((metric) => summaryOf(durationsOf(counted, metric))),
    betweenFailures: downtimeTogether(failuresOf(incidents, scope)),
  };
}

/**
 * Everything there is to say about a period. Takes every incident that touched it or the period of
 * equal length before; hours and months are those of `timeZone`.
 */
export function insightsOf(
  incidents: readonly IncidentRecord[],
  scope: Scope,
  timeZone: string,
): Insights {
  const started = startedIn(incidents, scope.period);
  const counted = counting(started);
  const before = countedIn(incidents, periodBefore(scope.period));
  const byService = failuresOf(incidents, scope);
  return {
    n: counted.length,
    canceled: started.length - counted.length,
    before: { period: periodBefore(scope.period), n: before.length },
    metrics: eachMetric((metric) => {
      const durations = durationsOf(counted, metric);
      const pending = counted.filter(
        (incident) => metricOf(incident, metric).state === "pending",
      ).length;
      return {
        ...summaryOf(durations),
        pending,
        interval: durations.length < ENOUGH ? null : intervalOf(durations),
        change: changeOf(durations, durationsOf(before, metric), pending),
      };
    }),
    betweenFailures: downtimeTogether(byService),
    byService,
    counts: countsOf(counted, scope.period, timeZone),
  };
}
