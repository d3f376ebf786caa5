import { z } from "zod";
import { burnDownSchema } from "@/lib/api/answers/burn-down";
import { correctionsSchema } from "@/lib/api/corrections";
import { instantSchema } from "@/lib/api/instant";
import { operations } from "../operation";

const MAX_POINTS = 2000;

export const burnDownOperations = operations({
  getBurnDown: {
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
      corrections: correctionsSchema,
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
  },
});
