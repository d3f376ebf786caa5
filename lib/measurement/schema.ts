import { z } from "zod";
import { instantSchema } from "@/lib/api/instant";
import { slugSchema } from "@/lib/text/slug";

export const MAX_MEASUREMENTS = 50_000;
export const TOO_MANY_MEASUREMENTS =
  "Send at most 50,000 measurements a call, or use /measurements/import.";

const countSchema = z.number("Give a number of events.").nonnegative("Counts are never negative.");

/**
 * One minute of one SLO as it is sent; which of the counts and the value belong there follows from
 * the SLO's kind.
 */
export const measurementSchema = z.strictObject({
  service: slugSchema,
  slo: slugSchema,
  at: instantSchema.describe("Any instant of the minute that was measured."),
  good: countSchema.optional().describe("Good events of the minute; goes with total."),
  total: countSchema
    .optional()
    .describe(
      "All events of the minute, whole or not: 0, or from 0.000001 to 9,007,199,254,740. Fifteen decimals are kept; what would lose digits is refused.",
    ),
  value: z
    .number("Give a number.")
    .optional()
    .describe(
      "For freshness (age in seconds) and throughput (per second), in place of good and total: the SLI's threshold judges it.",
    ),
});

export type SentMeasurement = z.output<typeof measurementSchema>;

export const measurementsBodySchema = z.strictObject({
  mode: z
    .enum(["add", "replace"], "The mode is add or replace.")
    .describe("add: onto what the minute has; replace: in place of it."),
  measurements: z
    .array(measurementSchema)
    .min(1, "Send at least one measurement.")
    .max(MAX_MEASUREMENTS, TOO_MANY_MEASUREMENTS),
});

export type MeasurementsBody = z.output<typeof measurementsBodySchema>;
