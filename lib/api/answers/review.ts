import { z } from "zod";
import { RULE_IDS } from "@/lib/review/finding";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";
import { severitySchema } from "./finding";

const findingSchema = z
  .object({
    rule: z.enum(RULE_IDS),
    path: z.string(),
    line: z.int().describe("Starts at 1, like columns."),
    column: z.int(),
    endLine: z.int(),
    severity: severitySchema,
    confidence: z.enum(["high", "medium", "low"]),
    message: z.string(),
    why: z.string(),
    fix: z.string().nullable().describe("A unified diff where the change is mechanical."),
  })
  .meta({ title: "ReviewFinding" });

export const reviewAnswerSchema = z
  .object({
    findings: z
      .array(findingSchema)
      .describe("At most 100 of a rule in a file, and 1,000 in all; `counts` counts all."),
    counts: z
      .object({ error: z.int(), warning: z.int(), hint: z.int() })
      .describe("All that was found, listed or not."),
    unread: z
      .array(z.object({ path: z.string(), why: z.string() }))
      .describe("Files that were not reviewed, and why."),
    files: z.int().describe("How many were reviewed."),
    lines: z.int(),
    savedWith: z
      .object({ service: slugSchema, dependency: slugSchema })
      .nullable()
      .describe("The call with which the result was saved; null: it was not saved."),
  })
  .meta({ title: "Review" });

/** What is kept of the last review of a call. */
export const callReviewSchema = z
  .object({
    service: slugSchema.describe("The caller."),
    callee: slugSchema,
    reviewedBy: z.string(),
    reviewedAt: instantTextSchema,
    paths: z.array(z.string()).describe("The files that were reviewed."),
    unread: z.array(z.string()).describe("Files that could not be reviewed."),
    rules: z.array(
      z.object({
        rule: z.enum(RULE_IDS),
        total: z.int().describe("0: the rule looked, and found nothing."),
        places: z
          .array(z.object({ path: z.string(), line: z.int(), message: z.string() }))
          .describe("The first ten."),
      }),
    ),
  })
  .meta({ title: "CallReview" });
