export type Sli =
  | { kind: "availability" }
  | { kind: "latency"; thresholdMs: number; percentile?: number }
  | { kind: "throughput"; minPerSecond: number }
  | { kind: "freshness"; maxAgeSeconds: number }
  | { kind: "correctness" };

export type SliKind = Sli["kind"];

export const SLI_KINDS = [
  "availability",
  "latency",
  "throughput",
  "freshness",
  "correctness",
] as const satisfies readonly SliKind[];

/** True for the kinds that arrive as a gauge or a rate, and count one slice per measured minute. */
export function takesValue(sli: Sli): sli is Extract<Sli, { kind: "throughput" | "freshness" }> {
  return sli.kind === "throughput" || sli.kind === "freshness";
}
