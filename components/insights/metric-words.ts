import type { Metric } from "@/lib/incident/metrics";

type Words = { mean: string; measure: string; definition: string };

/** The name of the mean, of the duration, and what both count. */
export const METRIC_WORDS: Readonly<Record<Metric, Words>> = {
  detect: {
    mean: "MTTD (detect)",
    measure: "Time to detect",
    definition: "From the beginning of the impact to the first alert or report.",
  },
  acknowledge: {
    mean: "MTTA (acknowledge)",
    measure: "Time to acknowledge",
    definition: "From the detection until someone took it on.",
  },
  mitigate: {
    mean: "MTTM (mitigate)",
    measure: "Time to mitigate",
    definition: "From the beginning of the impact to its end.",
  },
  resolve: {
    mean: "MTTR (resolve)",
    measure: "Time to resolve",
    definition: "From the beginning of the impact until the incident was resolved.",
  },
};
