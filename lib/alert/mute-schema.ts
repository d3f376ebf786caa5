import { z } from "zod";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { matcherProblem, type Matcher } from "./matcher";

const MOST_MATCHERS = 20;
const MOST_REASON = 500;
const LONGEST_MS = 90 * DAY_MS;

const matcherSchema = z
  .strictObject({
    name: z.string().trim().min(1, "Name the label.").max(200, "Use at most 200 characters."),
    op: z.enum(["=", "!=", "=~", "!~"], "The operator is =, !=, =~ or !~."),
    value: z.string().max(500, "Use at most 500 characters."),
  })
  .superRefine((matcher, context) => {
    const problem = matcherProblem(matcher);
    if (problem !== null)
      context.addIssue({ code: "custom", path: ["value"], message: problem, input: matcher.value });
  });

export const muteReasonSchema = z
  .string("Enter a reason.")
  .trim()
  .min(1, "Enter a reason.")
  .max(MOST_REASON, `Use at most ${MOST_REASON} characters.`);

/** Minutes from now on. */
export const muteMinutesSchema = z
  .int("Give a whole number of minutes.")
  .min(1, "At least one minute.")
  .max(LONGEST_MS / MINUTE_MS, "At most 90 days.");

/** One matcher at least: a mute of everything would be forgotten. */
export const matchersSchema = z
  .array(matcherSchema)
  .min(1, "Give at least one matcher.")
  .max(MOST_MATCHERS, `Use at most ${MOST_MATCHERS} matchers.`);

export type MuteInput = {
  team: string;
  matchers: Matcher[];
  minutes: number;
  reason: string;
};
