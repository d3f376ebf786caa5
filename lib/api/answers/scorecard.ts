import { z } from "zod";
import { CRITERIA, LEVELS } from "@/lib/reliability/scorecard/levels";
import { RUNBOOK_CHECKS } from "@/lib/service/runbook-checks";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";
import { verdictFields } from "./verdict";

const IDS = CRITERIA.map(({ id }) => id);
const level = z.union([z.literal(0), z.literal([...LEVELS])]);

export const scorecardSchema = z
  .object({
    service: slugSchema,
    level: level.describe(
      "The highest level whose criteria, and those below, are all met; 0: none.",
    ),
    levelName: z.string(),
    criteria: z.array(
      z.object({
        criterion: z.enum(IDS),
        level: z.literal([...LEVELS]),
        ...verdictFields,
        gainMinutes: z
          .number()
          .nullable()
          .describe(
            "If it fails: minutes over the budget of the current window, or at risk in 30 days; null: unknown.",
          ),
      }),
    ),
    policy: z
      .object({
        acceptedBy: z.string(),
        acceptedAt: instantTextSchema,
        isCurrent: z
          .boolean()
          .describe(
            "false: the team, the tiers or the SLOs are others by now, so it does not count.",
          ),
      })
      .nullable()
      .describe("Who accepted the error budget policy; null: nobody."),
    runbook: z
      .object({
        url: z.string().nullable().describe("null: the service has no runbook link now."),
        reviewedBy: z.string(),
        reviewedAt: instantTextSchema,
        met: z.array(z.enum(RUNBOOK_CHECKS)).describe("What the reviewer found. All are needed."),
        isCurrent: z.boolean().describe("Whether the reviewed link is that of the service now."),
      })
      .nullable()
      .describe("The last review of its runbook; null: none."),
    next: z.array(z.enum(IDS)).describe("What to do next, in this order."),
    history: z
      .array(z.object({ at: instantTextSchema, level }))
      .describe("Changes of level, newest first."),
  })
  .meta({ title: "Scorecard" });
