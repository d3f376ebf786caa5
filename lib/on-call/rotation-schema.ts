import { z } from "zod";
import type { Rotation } from "./schedule";
import { timeOfDaySchema } from "./local-schema";
import { WEEKDAYS } from "./weekday";

const EVERY = "Give a whole number from 1 to 365.";

export const weekdaySchema = z.enum(WEEKDAYS, `Name a day as one of ${WEEKDAYS.join(", ")}.`);

/** A week hands over on its weekday, Monday if none is named, a month on its day, the first. */
export const rotationSchema = z
  .strictObject({
    unit: z.enum(["hour", "day", "week", "month"], "The unit is hour, day, week or month."),
    every: z.int(EVERY).min(1, EVERY).max(365, EVERY).default(1),
    handoff: timeOfDaySchema.describe("Local time of day at which turns change."),
    weekday: weekdaySchema.optional().describe("Of a rotation by weeks; mon if left out."),
    day: z
      .int("Give a day of the month from 1 to 31.")
      .min(1, "Give a day of the month from 1 to 31.")
      .max(31, "Give a day of the month from 1 to 31.")
      .optional()
      .describe("Of a rotation by months; 1 if left out. Shorter months hand over on their last."),
  })
  .transform(({ unit, every, handoff, weekday, day }, context): Rotation => {
    if (weekday !== undefined && unit !== "week")
      context.addIssue({
        code: "custom",
        path: ["weekday"],
        message: "Only a rotation by weeks has a weekday. Leave it out.",
      });
    if (day !== undefined && unit !== "month")
      context.addIssue({
        code: "custom",
        path: ["day"],
        message: "Only a rotation by months has a day. Leave it out.",
      });
    switch (unit) {
      case "week":
        return { unit, every, handoff, weekday: weekday ?? "mon" };
      case "month":
        return { unit, every, handoff, day: day ?? 1 };
      case "hour":
      case "day":
        return { unit, every, handoff };
      default:
        return unit satisfies never;
    }
  });
