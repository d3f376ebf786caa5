import type { IncidentRecord } from "./record";
import { isOpen } from "./status";
import { KEY_TIME_WORDS, timeOf, type KeyTime } from "./times";

export const METRICS = ["detect", "acknowledge", "mitigate", "resolve"] as const;
export type Metric = (typeof METRICS)[number];

/**
 * `pending`: it may still come. `not-applicable`: the incident ended without it, or was none.
 * `invalid`: its end lies before its start.
 */
export type MetricResult =
  | { state: "recorded"; ms: number }
  | { state: "pending" }
  | { state: "not-applicable"; why: string }
  | { state: "invalid"; why: string };

type Span = { from: KeyTime; to: KeyTime };

/**
 * A mitigation or a resolution is counted from the beginning of the impact, not from when someone
 * noticed it.
 */
const METRIC_SPANS: Readonly<Record<Metric, Span>> = {
  detect: { from: "started", to: "detected" },
  acknowledge: { from: "detected", to: "acknowledged" },
  mitigate: { from: "started", to: "mitigated" },
  resolve: { from: "started", to: "resolved" },
};

/**
 * How long one incident took to be detected, acknowledged, mitigated or resolved, in milliseconds.
 */
export function metricOf(incident: IncidentRecord, metric: Metric): MetricResult {
  if (incident.status === "canceled") return { state: "not-applicable", why: "It was canceled." };
  const { from, to } = METRIC_SPANS[metric];
  const [start, end] = [timeOf(incident, from), timeOf(incident, to)];
  if (start === null || end === null) {
    if (isOpen(incident.status)) return { state: "pending" };
    return {
      state: "not-applicable",
      why: `It ended without a time for “${KEY_TIME_WORDS[start === null ? from : to]}”.`,
    };
  }
  if (end < start)
    return {
      state: "invalid",
      why: `“${KEY_TIME_WORDS[to]}” lies before “${KEY_TIME_WORDS[from]}”.`,
    };
  return { state: "recorded", ms: end - start };
}

/** As `metricOf`; null where nothing was recorded. */
export function recordedMs(incident: IncidentRecord, metric: Metric): number | null {
  const result = metricOf(incident, metric);
  return result.state === "recorded" ? result.ms : null;
}
