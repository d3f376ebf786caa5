import { z } from "zod";
import { sloStatusSchema } from "@/lib/api/answers/slo-status";
import { correctionsSchema } from "@/lib/api/corrections";
import { instantSchema } from "@/lib/api/instant";
import { operations } from "../operation";

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

export const sloStatusOperations = operations({
  getSloStatus: {
    method: "GET",
    path: "/services/{service}/slos/{slo}/status",
    tag: "Budgets",
    summary: "Read an SLO's budget, burn rates and alert as of any instant",
    description:
      "Evaluates complete minutes only: the end is `at` floored to the minute. Numbers are not rounded. Single minutes are kept for the longest window of the SLO and 7 days, at least 35, sums of hours for 400 days: an `at` that would need what is gone is refused with the next one that can be told.",
    scope: "read",
    query: z.strictObject({
      at: instantSchema.optional().describe("Now where it is left out."),
      corrections: correctionsSchema,
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
  },
});
