import { z } from "zod";
import { emailSchema } from "@/lib/people/schema";
import { chosenSlug } from "@/lib/text/slug";
import { isTimeZone } from "@/lib/time/zone";
import { timeOfDaySchema, wallTimeSchema } from "./local-schema";
import { rotationSchema, weekdaySchema } from "./rotation-schema";

const PER_TURN = "Give a whole number from 1 to 10.";

const restrictionSchema = z.strictObject({
  days: z.array(weekdaySchema).min(1, "Choose at least one day.").max(7, "A week has seven days."),
  from: timeOfDaySchema,
  to: timeOfDaySchema.describe("Exclusive; not after `from`: on the next day."),
});

/** Of layers, and of whatever else applies at some hours alone. */
export const restrictionsSchema = z
  .array(restrictionSchema)
  .max(14, "Give at most 14 times of duty.");

export const layerSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1, "Give the layer a name, such as Primary.")
      .max(60, "Use at most 60 characters."),
    people: z
      .array(emailSchema)
      .max(100, "Name at most 100 people.")
      .describe("Email addresses, in the order of their turns."),
    rotation: rotationSchema,
    startsAt: wallTimeSchema.describe("Local time of the schedule's zone; turns count from here."),
    endsAt: wallTimeSchema.nullable().default(null),
    perTurn: z.int(PER_TURN).min(1, PER_TURN).max(10, PER_TURN).default(1),
    restrictions: restrictionsSchema.default([]).describe("Hours of duty; every hour if left out."),
  })
  .superRefine(({ startsAt, endsAt }, context) => {
    if (endsAt === null || endsAt > startsAt) return;
    const message = "The layer must end after it starts.";
    context.addIssue({ code: "custom", path: ["endsAt"], message });
  });

export const timeZoneSchema = z
  .string()
  .min(1, "Choose a time zone.")
  .max(60, "This is not a time zone.")
  .refine(isTimeZone, "This is not a time zone. Use an IANA name such as Europe/Berlin.");

export const scheduleInputSchema = z.strictObject({
  name: z.string().trim().min(1, "Give the schedule a name.").max(80, "Use at most 80 characters."),
  team: chosenSlug("Choose a team.").describe("Slug of the owning team."),
  timeZone: timeZoneSchema.describe("IANA name of the zone in which turns change."),
  layers: z
    .array(layerSchema)
    .min(1, "Give at least one layer.")
    .max(12, "Give at most 12 layers.")
    .describe("The first one is the topmost: where it covers, those below it do not count."),
});

export type ScheduleInput = z.output<typeof scheduleInputSchema>;
export type ScheduleBody = z.input<typeof scheduleInputSchema>;
