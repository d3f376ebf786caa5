import { z } from "zod";
import { isTimeZone } from "@/lib/time/zone";
import type { Objective } from "./objective";
import { percentOfPpm, ppmOfPercent } from "./percent";

const targetSchema = z
  .number("Give the target in percent, for example 99.9.")
  .gt(0, "The target must be above 0%.")
  .superRefine((target, context) => {
    if (target >= 100) {
      context.addIssue({
        code: "custom",
        message:
          "100% leaves no error budget, so that every burn rate would divide by zero. Use 99.99 or less.",
      });
    } else if (target > 0 && !isInnerPpm(ppmOfPercent(target))) {
      context.addIssue({
        code: "custom",
        message: "Targets go in steps of 0.0001%, from 0.0001 to 99.9999.",
      });
    }
  });

/** What is nearer to 0 or 100% than a step rounds to them. */
const isInnerPpm = (ppm: number | null): boolean => ppm !== null && ppm > 0 && ppm < 1_000_000;

const windowSchema = z.discriminatedUnion(
  "type",
  [
    z.strictObject({
      type: z.literal("rolling"),
      days: z
        .int("Give a whole number of days.")
        .min(1, "A rolling window has 1 to 365 days.")
        .max(365, "A rolling window has 1 to 365 days."),
    }),
    z.strictObject({
      type: z.literal("calendar"),
      unit: z.enum(
        ["week", "month", "quarter", "year"],
        "The unit is week, month, quarter or year.",
      ),
      timeZone: z.string().refine(isTimeZone, "Name an IANA time zone, for example Europe/Berlin."),
    }),
  ],
  "The window type is rolling or calendar.",
);

const sliceMinutesSchema = z.union([z.literal(1), z.literal(5)], "A slice has 1 or 5 minutes.");

const budgetingSchema = z.discriminatedUnion(
  "method",
  [
    z.strictObject({ method: z.literal("occurrences") }),
    z.strictObject({
      method: z.literal("timeslices"),
      sliceMinutes: sliceMinutesSchema,
      sliceTarget: z
        .number("Give the slice target in percent.")
        .gt(0, "The slice target must be above 0%.")
        .max(100, "The slice target is at most 100%.")
        .refine(
          (target) => (ppmOfPercent(target) ?? 0) > 0,
          "Slice targets go in steps of 0.0001%.",
        ),
    }),
    z.strictObject({ method: z.literal("ratio-timeslices"), sliceMinutes: sliceMinutesSchema }),
  ],
  "The method is occurrences, timeslices or ratio-timeslices.",
);

export const noDataSchema = z.enum(
  ["ignore", "good", "bad"],
  "Minutes without data count as ignore, good or bad.",
);

export const objectiveSchema = z.strictObject({
  target: targetSchema,
  window: windowSchema,
  budgeting: budgetingSchema.default({ method: "occurrences" }),
  noData: noDataSchema.optional().describe("Overrides the SLO's noData for this objective."),
});

type ObjectiveBody = z.output<typeof objectiveSchema>;

export function parseObjective(body: ObjectiveBody, noData: Objective["noData"]): Objective {
  return {
    targetPpm: ppmOfPercent(body.target) ?? 0,
    window: body.window,
    budgeting:
      body.budgeting.method === "timeslices"
        ? {
            method: "timeslices",
            sliceMinutes: body.budgeting.sliceMinutes,
            sliceTargetPpm: ppmOfPercent(body.budgeting.sliceTarget) ?? 0,
          }
        : body.budgeting,
    noData: body.noData ?? noData,
  };
}

/** What parses back into this objective, in an SLO whose minutes without data count as `noData`. */
export function bodyOfObjective(
  { targetPpm, window, budgeting, noData: own }: Objective,
  noData: Objective["noData"],
): z.input<typeof objectiveSchema> {
  return {
    target: percentOfPpm(targetPpm),
    window,
    budgeting:
      budgeting.method === "timeslices"
        ? {
            method: "timeslices",
            sliceMinutes: budgeting.sliceMinutes,
            sliceTarget: percentOfPpm(budgeting.sliceTargetPpm),
          }
        : budgeting,
    ...(own === noData ? {} : { noData: own }),
  };
}
