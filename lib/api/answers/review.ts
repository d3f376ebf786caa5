import { z } from "zod";
import { RULE_IDS } from "@/lib/review/finding";
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
  })
  .meta({ title: "Review" });
