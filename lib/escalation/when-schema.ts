import { z } from "zod";
import { restrictionsSchema, timeZoneSchema } from "@/lib/on-call/schema";
import type { LevelWhen } from "./level-when";
import { PAGED_FOR } from "./paged-for";

const severitiesSchema = z
  .array(z.enum(PAGED_FOR, "Choose alerts or severities of incidents."))
  .max(PAGED_FOR.length, "Name each severity once.");

const hoursSchema = z.strictObject({
  timeZone: timeZoneSchema,
  restrictions: restrictionsSchema.min(1, "Choose at least one day."),
  outside: z.boolean().default(false).describe("Applies outside these hours instead."),
});

export const whenSchema = z.strictObject({
  severities: severitiesSchema
    .default([])
    .describe("page: an alert; SEV1 ...: an incident, or an alert of one. All if left out."),
  hours: hoursSchema.nullable().default(null).describe("At every hour if left out."),
});

/** Nothing where it says nothing. */
export const whenOf = (input: z.output<typeof whenSchema> | undefined): { when?: LevelWhen } =>
  input && (input.severities.length > 0 || input.hours) ? { when: input } : {};
