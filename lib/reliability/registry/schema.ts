import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import {
  backoffSchema,
  breakerSchema,
  bulkheadSchema,
  callsSchema,
  FALLBACK_KINDS,
  msSchema,
  positiveSchema,
  shareSchema,
} from "./policy-schema";

const CRITICALITIES = ["hard", "soft", "async"] as const;
const SHED_CLASSES = ["critical-plus", "critical", "sheddable-plus", "sheddable"] as const;
/** What may be retried; "4xx" is any other answer of the client's own fault. */
const RETRY_REASONS = ["timeout", "connection", "429", "5xx", "4xx"] as const;

const date = z.iso.date("Write a date, such as 2026-03-01.");
/** Equal keys run in parallel; different ones one after the other. */
const orderSchema = z.union(
  [z.int().min(1).max(1000), slugSchema],
  "Give the number of the step, or the name of the group that runs in parallel.",
);

const fallbackSchema = z.strictObject({
  kind: z.enum(FALLBACK_KINDS, `The kind is one of ${FALLBACK_KINDS.join(", ")}.`),
  coverage: shareSchema.optional().describe("The share of failed calls that it answers."),
  lastTestedAt: date.nullable().optional().describe("Null: it was never tested."),
  dependency: slugSchema.optional().describe("What another dependency it goes to is called."),
});

const measuredSchema = z.strictObject({
  ratePerSecond: positiveSchema.optional(),
  meanMs: positiveSchema.optional(),
  p50: positiveSchema.optional().describe("Milliseconds."),
  p99: positiveSchema.optional().describe("Milliseconds."),
  p99_9: positiveSchema.optional().describe("Milliseconds."),
  errorRatio: shareSchema.optional().describe("Failed calls of all, before retries."),
});

const evidenceSchema = z.strictObject({
  link: z
    .url({ protocol: /^https?$/, error: "Write an http or https address." })
    .max(500)
    .optional(),
  checkedAt: date.optional(),
});

/**
 * How a service calls another. Left out: unknown, which no finding guesses. Null, or a kind
 * "none": known not to be there.
 */
export const dependencyInputSchema = z.strictObject({
  criticality: z
    .enum(CRITICALITIES, `The criticality is one of ${CRITICALITIES.join(", ")}.`)
    .optional()
    .describe("hard: the caller fails with it; soft: the caller degrades; async: nobody waits."),
  shedClass: z
    .enum(SHED_CLASSES, `The class is one of ${SHED_CLASSES.join(", ")}.`)
    .nullable()
    .optional()
    .describe("What is dropped first under overload."),
  order: orderSchema
    .optional()
    .describe("Step of the caller's request; equal steps run in parallel."),
  callsPerRequest: callsSchema.optional().describe("Parallel calls for one request; 1 if absent."),
  idempotent: z.boolean().optional(),
  idempotencyKey: z
    .boolean()
    .optional()
    .describe("Whether calls carry a key that makes a repeat safe."),
  connectTimeoutMs: msSchema.nullable().optional(),
  attemptTimeoutMs: msSchema.nullable().optional(),
  totalTimeoutMs: msSchema.nullable().optional().describe("Of all attempts with their waits."),
  attempts: callsSchema
    .max(100, "Give at most 100 attempts.")
    .optional()
    .describe("All calls, not retries: 1 is no retry."),
  backoff: backoffSchema.optional(),
  retryOn: z
    .array(z.enum(RETRY_REASONS, `Each is one of ${RETRY_REASONS.join(", ")}.`))
    .max(RETRY_REASONS.length)
    .optional(),
  retryBudget: shareSchema
    .nullable()
    .optional()
    .describe("Retries as a share of requests; null: not limited."),
  retryPlacement: z
    .enum(["around-breaker", "inside-breaker"], "Write around-breaker or inside-breaker.")
    .optional()
    .describe("Whether each attempt passes the breaker, or all attempts count as one call."),
  breaker: breakerSchema.optional(),
  bulkhead: bulkheadSchema.nullable().optional(),
  rateLimit: positiveSchema
    .nullable()
    .optional()
    .describe("Calls a second that the caller sends at most."),
  clientThrottle: z
    .boolean()
    .optional()
    .describe("Whether the caller drops calls itself while most are refused."),
  fallback: fallbackSchema.optional(),
  deadlinePropagated: z
    .boolean()
    .optional()
    .describe("Whether the callee knows when the caller gives up."),
  availabilityPercent: z
    .number()
    .min(0, "Write a percentage from 0 to 100.")
    .max(100, "Write a percentage from 0 to 100.")
    .optional()
    .describe(
      "What the callee promises, such as its SLA; a service of the workspace promises its SLO.",
    ),
  capacityPerSecond: positiveSchema.optional().describe("What the callee serves at most."),
  measured: measuredSchema.optional(),
  owner: z.string().trim().min(1).max(80).optional(),
  evidence: evidenceSchema.optional(),
});

/** What is known of how one service calls another. */
export type DependencySettings = z.output<typeof dependencyInputSchema>;

export type CalleeKind = "service" | "external";

/**
 * An edge of the registry. `kind`: whether the callee is a service of the workspace or something
 * external, which may have the name of a service. `fallbackKind`: the same of the dependency that
 * the fallback goes to; missing where it names none.
 */
export type Dependency = DependencySettings & {
  caller: string;
  callee: string;
  kind: CalleeKind;
  fallbackKind?: CalleeKind;
};
