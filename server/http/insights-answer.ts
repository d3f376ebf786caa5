import "server-only";
import type { z } from "zod";
import type { incidentInsightsSchema } from "@/lib/api/answers/incident-insights";
import { invalid } from "@/lib/errors/invalid";
import type { periodInsights } from "@/lib/incident/insights";
import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";

const DEFAULT_MS = 90 * DAY_MS;

/** Throws invalid where it would end before it starts. */
export function askedPeriod(
  from: number | undefined,
  to: number | undefined,
  now: number,
): Interval {
  const end = to ?? now;
  const start = from ?? end - DEFAULT_MS;
  if (start < end) return { start, end };
  throw invalid("the query", [
    { path: from === undefined ? "to" : "from", message: "The period must start before it ends." },
  ]);
}

export const incidentInsightsAnswer = ({
  n,
  metrics,
  betweenFailures,
}: ReturnType<typeof periodInsights>): z.input<typeof incidentInsightsSchema> => ({
  n,
  timeToDetect: metrics.detect,
  timeToAcknowledge: metrics.acknowledge,
  timeToMitigate: metrics.mitigate,
  timeToResolve: metrics.resolve,
  timeBetweenFailures: {
    meanMs: betweenFailures.meanMs,
    failures: betweenFailures.failures,
    downtimeMs: betweenFailures.downtimeMs,
  },
});
