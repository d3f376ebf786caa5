import { z } from "zod";
import { ACTION_STATES } from "@/lib/postmortem/action-item";
import { EFFORTS } from "@/lib/reliability/recommend/effort";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";
import { calleeSchema, FINDING_IDS, severitySchema } from "./finding";

const decisionSchema = z.object({
  state: z.enum(["accepted", "postponed", "refused"]),
  reason: z.string().nullable(),
  until: z.iso.date().nullable().describe("The day on which it comes back, UTC."),
  action: z
    .object({
      state: z.enum(ACTION_STATES),
      owner: z.string().describe("Empty: nobody yet."),
      dueOn: z.iso.date().nullable(),
    })
    .nullable()
    .describe("The action item created from it."),
  decidedBy: z.string(),
  decidedAt: instantTextSchema,
});

export const recommendationAnswerSchema = z
  .object({
    id: z.string().describe("Stays the same while its cause does."),
    service: slugSchema,
    dependency: calleeSchema,
    kind: z
      .enum(["instrument", "change"])
      .describe("instrument: something to measure or register first; change: something to change."),
    finding: z.enum(FINDING_IDS).nullable().describe("null: it asks for missing data."),
    severity: severitySchema.nullable(),
    change: z.string(),
    why: z.string(),
    tradeoff: z.string(),
    verify: z.string(),
    formula: z.string().nullable(),
    effort: z.enum(EFFORTS),
    gainMinutes: z.number().nullable().describe("Minutes of a 30-day budget; null: unknown."),
    owner: z.string().nullable().describe("Registered owner of the dependency."),
    version: z
      .int()
      .describe(
        "Of the decision that holds; 0 for none. Send it with yours, so that it replaces nobody else's.",
      ),
    decision: decisionSchema
      .nullable()
      .describe("The current decision, or one that was put off and is due again."),
  })
  .meta({ title: "Recommendation" });
