import { z } from "zod";
import { trimmedMarkdown } from "@/lib/markdown/trimmed";
import { idSchema } from "@/lib/people/schema";
import { unixLines } from "@/lib/text/line-breaks";
import { slugSchema } from "@/lib/text/slug";
import { parseLocalText } from "@/lib/time/parse-local-text";
import { IMPLAUSIBLE, isPlausible } from "@/lib/time/plausible";
import { isTimeZone } from "@/lib/time/zone";
import { ACTION_KINDS, ACTION_STATES } from "./action-item";
import type { Bases } from "./merge";
import { POSTMORTEM_STATUSES } from "./moves";
import {
  factorsIn,
  SECTION_KEYS,
  TEXT_FIELDS,
  type PostmortemText,
  type SectionKey,
} from "./template";
import { ENTRY_VIEWS } from "./timeline";

const SECTION_MAX = 20_000;
const FACTORS_MAX = 40;
const FACTOR_LENGTH_MAX = 1000;

const numbered = { postmortem: idSchema };
const versionSchema = z.int().positive();

const postmortemTitleSchema = z
  .string()
  .trim()
  .min(1, "Give the postmortem a title.")
  .max(160, "Use at most 160 characters.");
const sectionSchema = z
  .string()
  .max(SECTION_MAX + 2000, "Use at most 20,000 characters.")
  .transform(unixLines)
  .refine((text) => text.length <= SECTION_MAX, "Use at most 20,000 characters.");

const factorsSchema = z
  .string()
  .max(FACTORS_MAX * FACTOR_LENGTH_MAX, "This is too long. Keep a factor to a sentence or two.")
  .transform(factorsIn)
  .refine((factors) => factors.length <= FACTORS_MAX, "Name at most 40 factors, one a line.")
  .refine(
    (factors) => factors.every((factor) => factor.length <= FACTOR_LENGTH_MAX),
    "Use at most 1,000 characters for a factor.",
  );

const sections = Object.fromEntries(
  SECTION_KEYS.map((key) => [key, sectionSchema.default("")]),
) as Record<SectionKey, z.ZodDefault<typeof sectionSchema>>;

// As long as what is stored may be, with ends of lines of two characters.
const basesSchema = z.partialRecord(
  z.enum(TEXT_FIELDS),
  z.string().max(2 * FACTORS_MAX * FACTOR_LENGTH_MAX, "This is too long."),
);

/**
 * What a save started from: the version of the whole, or what each changed field held, where others
 * keep what is stored. Nothing: it replaces whatever is there.
 */
export type SaveStart = number | { bases: Bases; over: boolean } | undefined;

/**
 * The editor's form: for whom it was made (`reader`), the version it started from, or with `base`
 * the fields that were changed alone. With `over` these replace whatever is there.
 */
export const savePostmortemSchema = z
  .strictObject({
    ...numbered,
    version: versionSchema.optional(),
    base: basesSchema.optional(),
    reader: idSchema.optional(),
    over: z.boolean().default(false),
    title: postmortemTitleSchema,
    ...sections,
    factors: factorsSchema.default([]),
  })
  .transform(({ postmortem, version, base, reader, over, title, factors, ...written }) => {
    const text: PostmortemText = { title, sections: written, factors };
    const start: SaveStart = base ? { bases: base, over } : over ? undefined : version;
    return { postmortem, reader, start, text };
  });

/** Brings `version` back; `current` stood there when that was asked for. */
export const restoreVersionSchema = z.strictObject({
  ...numbered,
  version: versionSchema,
  current: versionSchema,
});

/** From an incident, or from scratch with a title and the team that owns it. */
export const newPostmortemSchema = z
  .strictObject({
    incident: idSchema.optional(),
    title: postmortemTitleSchema.optional(),
    team: slugSchema.optional(),
  })
  .transform(({ incident, title, team }, context) => {
    if (incident !== undefined) return { incident };
    if (title !== undefined && team !== undefined) return { title, team };
    if (title === undefined)
      context.addIssue({
        code: "custom",
        path: ["title"],
        message: "Give the postmortem a title.",
      });
    if (team === undefined)
      context.addIssue({
        code: "custom",
        path: ["team"],
        message: "Choose the team that owns it.",
      });
    return z.NEVER;
  });
export type NewPostmortem = z.output<typeof newPostmortemSchema>;

export const postmortemSchema = z.strictObject(numbered);
export const movePostmortemSchema = z.strictObject({
  ...numbered,
  to: z.enum(POSTMORTEM_STATUSES, "The status is draft, in-review or published."),
  version: versionSchema.optional(),
  unapproved: z.boolean().default(false),
});

export const reviewerSchema = z.strictObject({ ...numbered, reviewer: idSchema });
export const verdictSchema = z.strictObject({
  ...numbered,
  version: versionSchema,
  verdict: z.enum(["approved", "changes"], "Approve it, or ask for changes."),
});

export const addCommentSchema = z.strictObject({
  ...numbered,
  text: z
    .string()
    .overwrite(trimmedMarkdown)
    .min(1, "Write the comment.")
    .max(4000, "Use at most 4,000 characters.")
    .transform(unixLines),
});
export const resolveCommentSchema = z.strictObject({
  ...numbered,
  comment: idSchema,
  resolved: z.boolean(),
});

const actionFields = {
  text: z.string().trim().min(1, "Say what is to be done.").max(500, "Use at most 500 characters."),
  kind: z.enum(ACTION_KINDS, "The kind is prevent, detect, mitigate or process."),
  owner: z.string().trim().max(80, "Use at most 80 characters.").default(""),
  dueOn: z.iso
    .date("Give a day, for example 2026-11-30.")
    .refine((day) => isPlausible(Date.parse(day)), IMPLAUSIBLE)
    .nullable()
    .default(null),
};
export const addActionSchema = z.strictObject({ ...numbered, ...actionFields });
export type NewAction = Omit<z.output<typeof addActionSchema>, "postmortem">;
export const changeActionSchema = z.strictObject({
  action: idSchema,
  ...actionFields,
  state: z.enum(ACTION_STATES, "The state is open, in-progress, done or dropped."),
});
export type ActionChange = Omit<z.output<typeof changeActionSchema>, "action">;
export const setActionStateSchema = changeActionSchema.pick({ action: true, state: true });
export const actionSchema = z.strictObject({ action: idSchema });

const TIME_EXAMPLE = "Give a day and a time, for example 2026-11-30T14:05.";

export const addLineSchema = z
  .strictObject({
    ...numbered,
    at: z.string("Give a day and a time."),
    zone: z.string().max(60, "Unknown time zone.").refine(isTimeZone, "Unknown time zone."),
    text: z
      .string()
      .overwrite(trimmedMarkdown)
      .min(1, "Say what happened.")
      .max(2000, "Use at most 2,000 characters.")
      .transform(unixLines),
  })
  .transform(({ at, zone, ...line }, context) => {
    const ms = parseLocalText(at, zone);
    if (ms !== null && isPlausible(ms)) return { ...line, at: ms };
    context.addIssue({
      code: "custom",
      path: ["at"],
      message: ms === null ? TIME_EXAMPLE : IMPLAUSIBLE,
    });
    return z.NEVER;
  });
export const lineSchema = z.strictObject({ ...numbered, line: idSchema });

/**
 * How an entry of the incident appears; without a text of its own it keeps the incident's words.
 */
export const curateSchema = z.strictObject({
  ...numbered,
  entry: idSchema,
  view: z.enum(ENTRY_VIEWS, "An entry is shown, folded or hidden."),
  text: z
    .string()
    .overwrite(trimmedMarkdown)
    .max(2000, "Use at most 2,000 characters.")
    .transform(unixLines)
    .optional(),
});

/** The number of a postmortem, or of a version of one, in an address; null for what can be none. */
export const postmortemNumber = (text: string): number | null =>
  /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
