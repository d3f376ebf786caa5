import type { FindingId } from "../findings/finding";

/** From least to most. */
export const EFFORTS = ["S", "M", "L"] as const;

/** S: a setting; M: code in one service; L: code in several, another provider, or an agreement. */
export type Effort = (typeof EFFORTS)[number];

/** What the change of each finding usually takes, until somebody corrects it. */
export const USUAL_EFFORT: Readonly<Record<FindingId, Effort>> = {
  "SLO-CEILING": "L",
  "EXTRA-NINE": "L",
  "FALLBACK-GAIN": "M",
  "TIMEOUT-BUDGET": "S",
  "ORPHAN-WORK": "M",
  "TIMEOUT-TIGHT": "S",
  "TIMEOUT-LOOSE": "S",
  "RETRY-AMPLIFICATION": "M",
  "RETRY-BUDGET": "S",
  METASTABLE: "S",
  "UNSAFE-RETRY": "M",
  "NO-JITTER": "S",
  "NO-CAP": "S",
  "RETRY-ON-4XX": "S",
  "BULKHEAD-SMALL": "S",
  "BULKHEAD-LARGE": "S",
  "BREAKER-SILENT": "S",
  "BREAKER-BLIND": "S",
  "BREAKER-FLAPS": "S",
  "BREAKER-SLOW": "S",
  ORDER: "M",
  "NO-FALLBACK": "M",
  "FALLBACK-STALE": "S",
  "FALLBACK-SAME": "L",
  "FAN-OUT": "L",
  SHEDDING: "M",
  "TARGET-HISTORY": "M",
  DRIFT: "S",
  "SINGLE-TENANT": "L",
};

/** How many small changes take as long: about an hour, a day, two weeks. */
const SMALL_ONES: Readonly<Record<Effort, number>> = { S: 1, M: 5, L: 25 };

/** Budget minutes gained for as much work as a small change takes; null where the gain is unknown. */
export const gainPerEffort = (gainMinutes: number | null, effort: Effort): number | null =>
  gainMinutes === null ? null : gainMinutes / SMALL_ONES[effort];
