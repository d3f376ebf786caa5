import { z } from "zod";
import { TIERS } from "@/lib/policy/tiers";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const share = z.number().nullable();

const window = z.union([
  z.object({
    type: z.literal("rolling"),
    days: z.int(),
    start: instantTextSchema,
    end: instantTextSchema,
  }),
  z.object({
    type: z.literal("calendar"),
    unit: z.enum(["week", "month", "quarter", "year"]),
    timeZone: z.string(),
    start: instantTextSchema,
    end: instantTextSchema,
    periodEnd: instantTextSchema.describe("The same as `end`."),
  }),
]);

const burnRate = z.object({
  severity: z.enum(["page", "ticket"]),
  long: z.string().describe("The long window: 1h."),
  short: z.string().describe("The short window: 5m."),
  factor: z.number().describe("Both burn rates must be above it."),
  budgetShare: z
    .number()
    .describe("The share of the budget that burns in the long window at that factor."),
  longBurnRate: share,
  shortBurnRate: share,
  firing: z.boolean().nullable().describe("null: the minutes of its windows are no longer kept."),
});

const objectiveStatus = z.object({
  target: z.number().describe("Percent."),
  window,
  sli: share.describe(
    "Percent; null where nothing was measured, as everything that follows from it.",
  ),
  good: z.number().describe("Events."),
  total: z.number().describe("Events."),
  coverage: share.describe("Measured minutes (or slices) over all of the window, 0 to 1."),
  budget: z.object({
    consumed: share.describe("0 untouched, 1 exhausted, above 1 overspent."),
    remaining: share.describe("1 - consumed, signed."),
    tier: z.enum(TIERS).nullable(),
    totalMinutes: z.number(),
    remainingMinutes: share,
    allowedEvents: share,
    remainingEvents: share,
  }),
  burnRates: z.array(burnRate),
  exhaustion: z
    .object({
      inMs: z.number().nullable().describe("0: exhausted already; null: never at this rate."),
      fromBurnRate: share,
      over: z.string().describe("The stretch whose burn rate it is: 6h."),
    })
    .nullable()
    .describe(
      "When the budget is spent at that rate, from what has been measured; of a calendar window, the budget of its whole period.",
    ),
  projection: z
    .object({ withoutErrors: z.number(), atBurnRate: z.number() })
    .nullable()
    .describe(
      "For calendar windows: what will remain at the end of the period, if nothing fails any more, and if it burns on as in the last 6 h. Its budget is that of the time measured and the time to come.",
    ),
  alert: z.object({
    state: z
      .enum(["ok", "firing", "unknown"])
      .describe("unknown: none fires, but not every rule can be told any more."),
    severity: z.enum(["page", "ticket"]).nullable(),
    since: instantTextSchema
      .nullable()
      .describe("null: the rules are evaluated at this instant only, without history."),
  }),
});

export const sloStatusSchema = z
  .object({
    at: instantTextSchema,
    service: slugSchema,
    slo: slugSchema,
    objectives: z.array(objectiveStatus),
  })
  .meta({ title: "SloStatus" });
