import { z } from "zod";
import type { Sli } from "@/lib/sli/sli";

export const sliSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("availability") }),
    z.strictObject({
      kind: z.literal("latency"),
      thresholdMs: z
        .number("Give the threshold in milliseconds.")
        .positive("The threshold must be above 0 ms.")
        .max(86_400_000, "The threshold must be at most one day."),
      percentile: z
        .number()
        .gt(0, "The percentile lies between 0 and 100.")
        .lt(100, "The percentile lies between 0 and 100.")
        .optional(),
    }),
    z.strictObject({
      kind: z.literal("throughput"),
      minPerSecond: z
        .number("Give the lowest good rate, per second.")
        .positive("The lowest good rate must be above 0 per second."),
    }),
    z.strictObject({
      kind: z.literal("freshness"),
      maxAgeSeconds: z
        .number("Give the oldest good age, in seconds.")
        .positive("The oldest good age must be above 0 seconds."),
    }),
    z.strictObject({ kind: z.literal("correctness") }),
  ],
  "The kind is one of availability, latency, throughput, freshness, correctness.",
);

export function parseSli(sli: z.output<typeof sliSchema>): Sli {
  if (sli.kind !== "latency") return sli;
  return {
    kind: "latency",
    thresholdMs: sli.thresholdMs,
    ...(sli.percentile === undefined ? {} : { percentile: sli.percentile }),
  };
}
