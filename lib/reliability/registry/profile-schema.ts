import { z } from "zod";
import { callsSchema, msSchema } from "./policy-schema";

const PERCENT = "Write a percentage from 0 to 100.";

export const runbookSchema = z
  .url({ protocol: /^https?$/, error: "Write an http or https address." })
  .max(500, "Use at most 500 characters.");

/**
 * What arithmetic on a service starts from, and where its runbook is. Left out: unknown, which no
 * finding guesses.
 */
export const serviceProfileSchema = z.strictObject({
  ownAvailabilityPercent: z
    .number(PERCENT)
    .min(0, PERCENT)
    .max(100, PERCENT)
    .optional()
    .describe("Its availability, excluding failures of dependencies."),
  deadlineMs: msSchema
    .min(1, "Give at least 1 millisecond.")
    .optional()
    .describe("How long its users wait for an answer."),
  runbook: runbookSchema.optional().describe("Address of its runbook."),
  workers: callsSchema.optional().describe("Requests that it serves at a time."),
});

export type ServiceProfile = z.output<typeof serviceProfileSchema>;
