import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { TIERS } from "@/lib/policy/tiers";
import { instantSchema, instantTextSchema } from "../instant";
import { operation } from "../operation";

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

const corrections = z
  .enum(["with", "without"], "Give with or without.")
  .default("with")
  .describe(
    "Whether corrections count. There are none in this version: both give the same answer.",
  );

const STATUS = {
  at: "2026-11-01T00:00:00Z",
  service: "checkout",
  slo: "availability",
  objectives: [
    {
      target: 99.9,
      window: {
        type: "rolling",
        days: 30,
        start: "2026-10-02T00:00:00Z",
        end: "2026-11-01T00:00:00Z",
      },
      sli: 99.945,
      good: 1_998_900,
      total: 2_000_000,
      coverage: 0.998,
      budget: {
        consumed: 0.55,
        remaining: 0.45,
        tier: "warning",
        totalMinutes: 43.2,
        remainingMinutes: 19.44,
        allowedEvents: 2000,
        remainingEvents: 900,
      },
      burnRates: [
        {
          severity: "page",
          long: "1h",
          short: "5m",
          factor: 14.4,
          budgetShare: 0.02,
          longBurnRate: 0.3,
          shortBurnRate: 0,
          firing: false,
        },
      ],
      exhaustion: { inMs: 1_041_428_571.4285715, fromBurnRate: 1.12, over: "6h" },
      projection: null,
      alert: { state: "ok", severity: null, since: null },
    },
  ],
};

export const getStatusOperation = operation({
  id: "getSloStatus",
  method: "GET",
  path: "/services/{service}/slos/{slo}/status",
  tag: "Budgets",
  summary: "Read an SLO's budget, burn rates and alert as of any instant",
  description:
    "Evaluates complete minutes only: the end is `at` floored to the minute. Numbers are not rounded. Single minutes are kept for the longest window of the SLO and 7 days, at least 35, sums of hours for 400 days: an `at` that would need what is gone is refused with the next one that can be told.",
  scope: "read",
  query: z.strictObject({
    at: instantSchema.optional().describe("Now where it is left out."),
    corrections,
  }),
  answers: [
    {
      status: 200,
      description: "One entry per objective.",
      schema: sloStatusSchema,
      example: STATUS,
    },
  ],
  problems: [404],
});

const MAX_POINTS = 2000;

export const burnDownSchema = z
  .object({
    service: slugSchema,
    slo: slugSchema,
    objective: z.int().describe("Its position, from 1."),
    points: z.array(
      z.object({
        at: instantTextSchema,
        remaining: share.describe("What the status says as of then: the window that ends there."),
        ideal: share.describe(
          "Even spending from 1 to 0 over the current window, or what of it follows the first measurement; null outside it.",
        ),
        left: share.describe(
          "The budget of the current window less what was spent since its start; null outside it.",
        ),
        sli: share,
        good: z.number(),
        total: z.number(),
        coverage: share,
      }),
    ),
    marks: z
      .array(
        z.object({ at: instantTextSchema, kind: z.enum(["created", "changed"]), text: z.string() }),
      )
      .describe("What happened to the SLO in that time: its definition was made or changed."),
  })
  .meta({ title: "BurnDown" });

export const getBurnDownOperation = operation({
  id: "getBurnDown",
  method: "GET",
  path: "/services/{service}/slos/{slo}/burn-down",
  tag: "Budgets",
  summary: "Read how an objective's budget went over time",
  scope: "read",
  query: z.strictObject({
    from: instantSchema
      .optional()
      .describe("The start of the objective's window where it is left out."),
    to: instantSchema.optional().describe("Now where it is left out."),
    points: z
      .int("Give a whole number.")
      .min(2, `Between 2 and ${MAX_POINTS} points.`)
      .max(MAX_POINTS, `Between 2 and ${MAX_POINTS} points.`)
      .default(100),
    objective: z
      .int("Give a whole number.")
      .min(1, "Objectives are counted from 1.")
      .max(10, "An SLO has at most 10 objectives.")
      .default(1)
      .describe("Its position, from 1."),
    corrections,
  }),
  answers: [
    {
      status: 200,
      description:
        "The points, evenly spread, the last one at `to`; on whole hours where single minutes are no longer kept.",
      schema: burnDownSchema,
      example: {
        service: "checkout",
        slo: "availability",
        objective: 1,
        points: [
          {
            at: "2026-11-01T00:00:00Z",
            remaining: 0.45,
            ideal: 0,
            left: 0.45,
            sli: 99.945,
            good: 1_998_900,
            total: 2_000_000,
            coverage: 0.998,
          },
        ],
        marks: [
          { at: "2026-10-20T12:00:00Z", kind: "changed", text: "The definition was changed." },
        ],
      },
    },
  ],
  problems: [404],
});
