import { z } from "zod";
import { CRITERIA, LEVELS } from "@/lib/reliability/scorecard/levels";
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
    next: z.array(z.enum(IDS)).describe("What to do next, in this order."),
    history: z
      .array(z.object({ at: instantTextSchema, level }))
      .describe("Changes of level, newest first."),
  })
  .meta({ title: "Scorecard" });
