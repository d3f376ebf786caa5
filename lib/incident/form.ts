import { z } from "zod";
import { trimmedMarkdown } from "@/lib/markdown/trimmed";
import { localMinute, localText } from "@/lib/time/local-text";
import { parseLocalText } from "@/lib/time/parse-local-text";
import { IMPLAUSIBLE, isPlausible } from "@/lib/time/plausible";
import { isTimeZone } from "@/lib/time/zone";
import { WRITTEN_KINDS } from "./entry";
import { MAX_WAIVER } from "./limits";
import {
  affectedSchema,
  roleSchema,
  severitySchema,
  statusSchema,
  summarySchema,
  textSchema,
  titleSchema,
} from "./schema";
import { KEY_TIMES } from "./times";

const number = z.int().positive();
const zone = z
  .string()
  .max(64, "Unknown time zone.")
  .refine(isTimeZone, "Unknown time zone.")
  .default("UTC");
const local = z.string().trim().max(40).default("");
const reason = z
  .string()
  .overwrite(trimmedMarkdown)
  .max(10_000, "Use at most 10,000 characters.")
  .default("");
const WRONG_TIME = "Give a date and a time.";

/** A field shows minutes alone: saved as it was, it has not changed. */
const isShownAs = (at: string, ms: number, timeZone: string): boolean =>
  at === localMinute(ms, timeZone) || at === localText(ms, timeZone);

/**
 * A local time as a form sends it, beside its zone; an empty one is null, and one that is still
 * what the field began with. Adds an error to `at` for one that cannot be read.
 */
function instantIn(
  { at, timeZone, filled = "" }: { at: string; timeZone: string; filled?: string },
  context: z.RefinementCtx,
): number | null {
  if (at === "" || at === filled) return null;
  const ms = parseLocalText(at, timeZone);
  if (ms !== null && !isPlausible(ms))
    context.addIssue({ code: "custom", path: ["at"], message: IMPLAUSIBLE, input: at });
  if (ms === null)
    context.addIssue({ code: "custom", path: ["at"], message: WRONG_TIME, input: at });
  return ms;
}

const STARTED_CHOICES = ["0", "5", "15", "30", "exact"] as const;

/**
 * The form that declares: minutes ago, or an exact local time. `startedAgoMs` is null where
 * `startedAt` says it.
 */
export const declareFormSchema = z
  .strictObject({
    title: titleSchema,
    severity: severitySchema,
    services: affectedSchema,
    started: z.enum(STARTED_CHOICES, "Choose when it started.").default("0"),
    at: local,
    filled: local,
    timeZone: zone,
    command: z.boolean().default(false),
    summary: summarySchema.default(""),
    alert: number.optional(),
  })
  .transform(({ started, at, filled: _filled, timeZone, command, ...input }, context) => {
    const startedAt = started === "exact" ? instantIn({ at, timeZone }, context) : null;
    if (started === "exact" && at === "")
      context.addIssue({ code: "custom", path: ["at"], message: WRONG_TIME, input: at });
    return {
      ...input,
      command,
      startedAt,
      startedAgoMs: started === "exact" ? null : Number(started) * 60_000,
    };
  });

export const statusFormSchema = z
  .strictObject({
    incident: number,
    to: statusSchema,
    from: statusSchema.optional(),
    at: local,
    filled: local,
    timeZone: zone,
    text: reason,
  })
  .transform(({ at, filled, timeZone, ...rest }, context) => ({
    ...rest,
    at: instantIn({ at, filled, timeZone }, context),
  }));

export const severityFormSchema = z.strictObject({
  incident: number,
  to: severitySchema,
  from: severitySchema.optional(),
  text: reason,
});
export const waiverFormSchema = z.strictObject({
  incident: number,
  reason: z
    .string("Say why none is needed.")
    .trim()
    .min(1, "Say why none is needed.")
    .max(MAX_WAIVER, `Use at most ${MAX_WAIVER} characters.`),
});
export const numberFormSchema = z.strictObject({ incident: number });
export const roleFormSchema = z.strictObject({
  incident: number,
  role: roleSchema,
  from: z.union([z.literal("none"), z.int()]).optional(),
  email: z
    .string()
    .trim()
    .max(254, "Choose someone.")
    .refine((text) => text === "" || z.email().safeParse(text).success, "Choose someone.")
    .default(""),
});
export const editFormSchema = z.strictObject({
  incident: number,
  version: z.int(),
  title: titleSchema,
  summary: summarySchema.default(""),
  services: affectedSchema,
});
export const updateFormSchema = z.strictObject({
  incident: number,
  text: textSchema,
  to: z.union([z.literal(""), statusSchema], "Choose a status, or leave it as it is.").default(""),
  from: statusSchema.optional(),
});

/** `at` is undefined where the form was saved as it was: the field shows whole seconds only. */
export const timeFormSchema = z
  .strictObject({
    incident: number,
    mark: z.enum(KEY_TIMES),
    at: local,
    timeZone: zone,
    was: z.union([z.literal("none"), z.int()]).optional(),
  })
  .transform(({ at, timeZone, was, ...rest }, context) => ({
    ...rest,
    was: was === "none" ? null : was,
    at:
      typeof was === "number" && isShownAs(at, was, timeZone)
        ? undefined
        : instantIn({ at, timeZone }, context),
  }));

export const entryFormSchema = z
  .strictObject({
    incident: number,
    kind: z.enum(WRITTEN_KINDS).default("note"),
    text: textSchema,
    at: local,
    filled: local,
    timeZone: zone,
  })
  .transform(({ at, filled, timeZone, ...rest }, context) => ({
    ...rest,
    at: instantIn({ at, filled, timeZone }, context) ?? undefined,
  }));

export const entryEditFormSchema = z
  .strictObject({
    incident: number,
    entry: number,
    version: z.int(),
    text: reason.optional(),
    at: local,
    timeZone: zone,
    was: z.int(),
  })
  .transform(({ at, timeZone, was, ...rest }, context) => {
    const ms = isShownAs(at, was, timeZone) ? undefined : instantIn({ at, timeZone }, context);
    if (ms === null)
      context.addIssue({ code: "custom", path: ["at"], message: WRONG_TIME, input: at });
    return { ...rest, at: ms ?? undefined };
  });

export const starFormSchema = z.strictObject({
  incident: number,
  entry: number,
  starred: z.boolean(),
});
export const entryNameFormSchema = z.strictObject({ incident: number, entry: number });
export const linkFormSchema = z.strictObject({ incident: number, other: number });
const NAME_IT = "Give an incident's number or title.";
/** `other`: a number or words of a title. */
export const otherFormSchema = z.strictObject({
  incident: number,
  other: z.string(NAME_IT).trim().min(1, NAME_IT).max(200, "Use at most 200 characters."),
});
