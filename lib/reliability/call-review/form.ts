import { z } from "zod";
import { RULE_IDS } from "@/lib/review/finding";
import { MAX_FILES } from "@/lib/review/limits";
import { SLUG, slugSchema } from "@/lib/text/slug";
import { textErrors } from "@/lib/text/storable";
import { SEVERITIES } from "../assessment/severity";
import { LONGEST_MESSAGE } from "./call-review";
import { MOST_ASSIGNED, type SentReview } from "./sent-review";

const MOST_CALLS = 50;
const LONGEST_PATH = 500;
const AGAIN = "Review the code again, then save the result.";

const pathsSchema = z.array(z.string().min(1).max(LONGEST_PATH)).max(2 * MAX_FILES);

const sentSchema = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        rule: z.enum(RULE_IDS),
        severity: z.enum(SEVERITIES),
        path: z.string().min(1).max(LONGEST_PATH),
        line: z.int().min(1),
        message: z.string().max(LONGEST_MESSAGE),
      }),
    )
    .max(MOST_ASSIGNED),
  paths: pathsSchema.min(1),
  unread: pathsSchema,
});

/**
 * Null for what is none, or cannot be kept: forms send back whatever they hold, and what they are
 * checked for may stand escaped in this text.
 */
function readSent(text: string): SentReview | null {
  try {
    const sent = sentSchema.safeParse(JSON.parse(text)).data;
    return sent !== undefined && textErrors(sent).length === 0 ? sent : null;
  } catch {
    return null;
  }
}

const ONE_CALL = "Choose one of the calls, or none.";
const calleeSchema = z
  .string(ONE_CALL)
  .refine((callee) => callee === "" || SLUG.test(callee), ONE_CALL);

/**
 * `calls`: those that the code makes; `of`: to which call each finding belongs, in their order,
 * empty for none; `path`: where pasted code is from.
 */
export const saveReviewFormSchema = z
  .strictObject({
    service: slugSchema,
    review: z.string(AGAIN).transform((text, context) => {
      const sent = readSent(text);
      if (sent) return sent;
      context.addIssue(AGAIN);
      return z.NEVER;
    }),
    path: z
      .string()
      .trim()
      .max(LONGEST_PATH, `A path has at most ${LONGEST_PATH} characters.`)
      .default(""),
    calls: z.array(slugSchema).max(MOST_CALLS, `Choose at most ${MOST_CALLS} calls.`).default([]),
    of: z.array(calleeSchema).max(MOST_ASSIGNED).default([]),
  })
  .refine(({ calls, of }) => calls.length > 0 || of.some((callee) => callee !== ""), {
    path: ["calls"],
    error: "Choose at least one call that this code makes.",
  });

export type SaveReviewForm = z.output<typeof saveReviewFormSchema>;
