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
    .describe("The action item that it became."),
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
      .describe("instrument: something to find out first; change: something to do."),
    finding: z.enum(FINDING_IDS).nullable().describe("null: it asks for what is unknown."),
    severity: severitySchema.nullable(),
    change: z.string(),
    why: z.string(),
    tradeoff: z.string(),
    verify: z.string(),
    formula: z.string().nullable(),
    effort: z.enum(EFFORTS),
    gainMinutes: z.number().nullable().describe("Of the budget of 30 days; null: unknown."),
    owner: z.string().nullable().describe("Who is registered for the calls."),
    decision: decisionSchema.nullable().describe("What holds, or was put off and has come back."),
  })
  .meta({ title: "Recommendation" });
