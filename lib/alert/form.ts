import { z } from "zod";
import { chosenSlug } from "@/lib/text/slug";
import { parseMatcherLines } from "./matcher-lines";
import { matchersSchema, muteReasonSchema } from "./mute-schema";

const id = z.int().positive();

/** How long a mute lasts, in minutes. */
const MUTE_LENGTHS = ["30", "60", "240", "1440", "4320", "10080"] as const;
const length = z.enum(MUTE_LENGTHS, "Choose how long.").transform(Number);

const linesSchema = z
  .string()
  .max(10_000, "Use at most 10,000 characters.")
  .transform((text, context) => {
    const matchers = parseMatcherLines(text);
    if (typeof matchers === "string") {
      context.addIssue({ code: "custom", message: matchers, input: text });
      return z.NEVER;
    }
    const judged = matchersSchema.safeParse(matchers);
    if (judged.success) return judged.data;
    const message = judged.error.issues[0]?.message ?? "Give at least one matcher.";
    context.addIssue({ code: "custom", message, input: text });
    return z.NEVER;
  });

export const alertFormSchema = z.strictObject({ alert: id });
export const alertMuteFormSchema = z.strictObject({
  alert: id,
  minutes: length,
  reason: muteReasonSchema,
});
export const muteFormSchema = z.strictObject({
  team: chosenSlug("Choose a team."),
  matchers: linesSchema,
  minutes: length,
  reason: muteReasonSchema,
});
export const endMuteFormSchema = z.strictObject({ mute: id });
export const caretakerSchema = z.strictObject({ team: chosenSlug("Choose a team.") });
