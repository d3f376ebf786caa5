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
    findings: z.array(findingSchema),
    unread: z
      .array(z.object({ path: z.string(), why: z.string() }))
      .describe("Files that were not reviewed, and why."),
    files: z.int().describe("How many were reviewed."),
    lines: z.int(),
  })
  .meta({ title: "Review" });
