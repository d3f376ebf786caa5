import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const localTime = z.string().meta({ examples: ["2026-03-06T09:00"] });
const timeOfDay = z.string().meta({ examples: ["09:00"] });
const weekday = z.enum(["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);
const email = z.string().meta({ examples: ["ana@example.org"] });

export const restrictionsAnswerSchema = z.array(
  z.object({ days: z.array(weekday), from: timeOfDay, to: timeOfDay }),
);

const layerAnswerSchema = z.object({
  name: z.string(),
  people: z.array(email),
  rotation: z.object({
    unit: z.enum(["hour", "day", "week", "month"]),
    every: z.int(),
    handoff: timeOfDay,
    weekday: weekday.optional(),
    day: z.int().optional(),
  }),
  startsAt: localTime,
  endsAt: localTime.nullable(),
  perTurn: z.int(),
  restrictions: restrictionsAnswerSchema,
});

export const scheduleAnswerSchema = z
  .object({
    schedule: slugSchema,
    name: z.string(),
    team: slugSchema,
    timeZone: z.string(),
    layers: z.array(layerAnswerSchema),
    version: z.int().describe("Of the newest edit; what was before it stays as it was."),
    createdAt: instantTextSchema,
    updatedAt: instantTextSchema,
  })
  .meta({ title: "Schedule" });

const onCallPerson = {
  email,
  name: z.string().nullable().describe("null where no account that you may see has this email."),
  layer: z.string().nullable().describe("null for an override."),
};

export const onCallAnswerSchema = z
  .object({
    at: instantTextSchema,
    onCall: z.array(
      z.object({
        ...onCallPerson,
        since: instantTextSchema,
        until: instantTextSchema.nullable().describe("null where no handoff is near."),
      }),
    ),
    next: z
      .object({ at: instantTextSchema, onCall: z.array(z.object(onCallPerson)) })
      .nullable()
      .describe("What the next change of people brings; null where none is near."),
  })
  .meta({ title: "OnCall" });

const shift = z.object({
  start: instantTextSchema,
  end: instantTextSchema,
  person: email,
  name: z.string().nullable(),
  layer: z.string().nullable(),
  override: z.boolean(),
});
const gap = z.object({ start: instantTextSchema, end: instantTextSchema });

export const shiftsAnswerSchema = z
  .object({ shifts: z.array(shift), gaps: z.array(gap) })
  .meta({ title: "Shifts" });

export const previewAnswerSchema = z
  .object({
    shifts: z.array(shift),
    gaps: z.array(gap),
    warnings: z.array(
      z.object({
        kind: z.enum(["gap", "one-person", "empty-layer", "unreachable", "night-handoff"]),
        layer: z.string().optional(),
        person: email.optional(),
        why: z.string().optional().describe("Why nothing reaches the person."),
        start: instantTextSchema.optional(),
        end: instantTextSchema.optional(),
        at: instantTextSchema.optional(),
      }),
    ),
  })
  .meta({ title: "SchedulePreview" });

export const overrideAnswerSchema = z
  .object({
    id: z.int(),
    start: instantTextSchema,
    end: instantTextSchema,
    kind: z.enum(["replace", "add", "nobody"]),
    person: email.nullable(),
    replaces: email.nullable(),
    reason: z.string(),
    createdBy: z.string(),
  })
  .meta({ title: "Override" });

const said = z.object({
  start: instantTextSchema,
  end: instantTextSchema,
  kind: z.enum(["replace", "add", "nobody"]),
  person: email.nullable(),
  replaces: email.nullable(),
  reason: z.string(),
});
const planned = {
  dryRun: z.boolean().describe("Whether nothing was stored."),
  added: z.array(said),
  kept: z.array(said).describe("Those that were there already."),
};

export const importAnswerSchema = z
  .object({
    ...planned,
    removed: z.array(said).describe("Brought by an earlier import, and no longer in the calendar."),
    notMatched: z.array(
      z.object({
        title: z.string(),
        why: z.string(),
        first: instantTextSchema.describe("When the first of them begins."),
        count: z.int(),
      }),
    ),
    notRead: z.array(z.object({ title: z.string(), why: z.string() })),
  })
  .meta({ title: "CalendarImport" });

export const copyAnswerSchema = z.object(planned).meta({ title: "OverrideCopy" });
