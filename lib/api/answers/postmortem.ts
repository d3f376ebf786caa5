import { z } from "zod";
import { SEVERITIES } from "@/lib/incident/severity";
import { ACTION_KINDS, ACTION_STATES } from "@/lib/postmortem/action-item";
import { POSTMORTEM_STATUSES } from "@/lib/postmortem/moves";
import { SECTION_KEYS, type SectionKey } from "@/lib/postmortem/template";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const sections = Object.fromEntries(SECTION_KEYS.map((key) => [key, z.string()])) as Record<
  SectionKey,
  z.ZodString
>;

export const postmortemAnswerSchema = z
  .object({
    id: z.int(),
    title: z.string(),
    status: z.enum(POSTMORTEM_STATUSES),
    team: slugSchema,
    incident: z
      .object({ number: z.int(), severity: z.enum(SEVERITIES) })
      .nullable()
      .describe("null for one that was begun from scratch, or whose incident was deleted."),
    budgetSpent: z
      .array(
        z.object({
          slo: z.string(),
          service: z.string(),
          consumed: z.number(),
          bad: z.number(),
          unit: z.enum(["events", "slices"]),
          rounded: z.boolean(),
        }),
      )
      .describe(
        "What the incident spent of each SLO that you may read, by name, the most spent first: `consumed` as a share of the whole budget (1 is all of it), `bad` in its unit.",
      ),
    budgetSpentAt: instantTextSchema
      .nullable()
      .describe(
        "When it was published, where `budgetSpent` is as of then; null where it is as of now.",
      ),
    sections: z.object(sections).describe("Markdown; empty where nobody has written."),
    contributingFactors: z.array(z.string()),
    timeline: z
      .array(z.object({ at: instantTextSchema, text: z.string() }))
      .describe("As readers see it: without what is folded or hidden."),
    actionItems: z.array(
      z.object({
        text: z.string(),
        kind: z.enum(ACTION_KINDS),
        state: z.enum(ACTION_STATES),
        owner: z.string(),
        dueOn: z.iso.date().nullable(),
        doneAt: instantTextSchema.nullable(),
      }),
    ),
    version: z.int(),
    createdBy: z.string(),
    createdAt: instantTextSchema,
    updatedAt: instantTextSchema,
    publishedAt: instantTextSchema.nullable(),
    publishedBy: z
      .string()
      .nullable()
      .describe("null while it is not published, and for what was published before this was kept."),
    approvedBy: z
      .array(z.string())
      .describe(
        "Reviewers who approved the text as it is now. None for what a manager published without an approval.",
      ),
  })
  .meta({ title: "Postmortem" });
