import { z } from "zod";
import { instantSchema } from "@/lib/api/instant";
import { MOST_CHARACTERS, TOO_LONG } from "@/lib/calendar/rota-text";
import { slugSchema } from "@/lib/text/slug";
import { isDay } from "./day-text";
import { IMPORT_WEEKS } from "./import-weeks";
import { YEAR_SHIFTS } from "./year-before";

const icalSchema = z
  .string()
  .min(1, "Paste a calendar or choose a file.")
  .max(MOST_CHARACTERS, TOO_LONG);
const dryRun = z.boolean().default(false).describe("Stores nothing.");

export const IMPORT_DAYS = { defaultDays: 56, maxDays: 182 };

export const importBodySchema = z.strictObject({
  ical: icalSchema.describe("An iCalendar text, RFC 5545."),
  from: instantSchema.optional().describe("Now if left out, and at the earliest."),
  to: instantSchema.optional().describe("Exclusive; 8 weeks after `from` if left out, 26 at most."),
  dryRun,
});

export const importFormSchema = z.strictObject({
  schedule: slugSchema,
  ical: icalSchema,
  weeks: z.enum(IMPORT_WEEKS, "Choose one of the weeks.").transform(Number),
  step: z.enum(["preview", "import"], "Preview or import."),
});

const yearShift = z
  .enum(YEAR_SHIFTS, `Copy by ${YEAR_SHIFTS.join(" or ")}.`)
  .default("date")
  .describe("date: the same dates; weekday: the same weekdays, 52 weeks later.");

export const copyBodySchema = z
  .strictObject({
    from: instantSchema.describe("Overrides that began a year before this, or later, are copied."),
    to: instantSchema.describe("Exclusive."),
    by: yearShift,
    dryRun,
  })
  .refine(({ from, to }) => to > from, { path: ["to"], message: "It must end after it starts." });

const daySchema = z.string().refine(isDay, "Choose a day, such as 2026-12-24.");

export const copyFormSchema = z
  .strictObject({ schedule: slugSchema, from: daySchema, to: daySchema, by: yearShift })
  .refine(({ from, to }) => !isDay(from) || !isDay(to) || to >= from, {
    path: ["to"],
    message: "It must not be before the first day.",
  });
