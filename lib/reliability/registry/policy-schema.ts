import { z } from "zod";

const MS = "Give a whole number of milliseconds from 0 to 86,400,000.";
const CALLS = "Give a whole number from 1 to 1,000,000.";
const SHARE = "Write a share from 0 to 1, such as 0.5 for 50%.";
const POSITIVE = "Give a number above 0.";

export const msSchema = z.int(MS).min(0, MS).max(86_400_000, MS);
export const callsSchema = z.int(CALLS).min(1, CALLS).max(1_000_000, CALLS);
export const shareSchema = z.number(SHARE).min(0, SHARE).max(1, SHARE);
export const positiveSchema = z.number(POSITIVE).positive(POSITIVE).max(1e9, "Give at most 1e9.");

const JITTERS = ["none", "full", "equal", "decorrelated", "proportional"] as const;
const BACKOFF_KINDS = ["none", "constant", "linear", "exponential"] as const;
const BREAKER_KINDS = ["none", "count", "time", "consecutive"] as const;
export const FALLBACK_KINDS = [
  "none",
  "cached",
  "default",
  "other-dependency",
  "feature-off",
] as const;

export const backoffSchema = z.strictObject({
  kind: z.enum(BACKOFF_KINDS, `The kind is one of ${BACKOFF_KINDS.join(", ")}.`),
  baseMs: msSchema.optional().describe("The first wait."),
  factor: positiveSchema.optional().describe("By how much an exponential wait grows; 2 if absent."),
  capMs: msSchema.nullable().optional().describe("The longest wait; null: there is no cap."),
  jitter: z.enum(JITTERS, `The jitter is one of ${JITTERS.join(", ")}.`).optional(),
});

export const breakerSchema = z
  .strictObject({
    kind: z.enum(BREAKER_KINDS, `The kind is one of ${BREAKER_KINDS.join(", ")}.`),
    threshold: positiveSchema
      .optional()
      .describe("A share of failures from 0 to 1; failures in a row for a consecutive breaker."),
    comparison: z
      .enum([">=", ">"], 'Write ">=" or ">".')
      .optional()
      .describe("Whether it opens at the threshold or only above it."),
    windowMs: msSchema.optional().describe("Of a breaker over time."),
    calls: callsSchema.optional().describe("The window of a breaker over counts."),
    minCalls: callsSchema.optional().describe("Below so many calls in the window it stays closed."),
    openMs: msSchema.optional(),
    halfOpenCalls: callsSchema.optional(),
    countsTimeouts: z.boolean().optional(),
    slowCallMs: msSchema.optional().describe("A call that takes longer counts as a failure."),
  })
  .superRefine(({ kind, threshold }, context) => {
    if (threshold === undefined || kind === "none") return;
    if (kind === "consecutive" ? Number.isInteger(threshold) : threshold <= 1) return;
    const message = kind === "consecutive" ? "Give a whole number of failures in a row." : SHARE;
    context.addIssue({ code: "custom", path: ["threshold"], message });
  });

export const bulkheadSchema = z.strictObject({
  max: callsSchema.describe("Concurrent calls."),
  queue: z.int(CALLS).min(0, CALLS).max(1_000_000, CALLS).optional(),
  perTenant: z.boolean().optional().describe("Whether each tenant has places of its own."),
});
