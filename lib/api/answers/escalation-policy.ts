import { z } from "zod";
import { policyInputSchema } from "@/lib/escalation/schema";
import { PAGED_FOR } from "@/lib/escalation/paged-for";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";
import { restrictionsAnswerSchema } from "./schedule";

const { levels, repeat, forever, whenNobodyAnswers, reNotifyAfterMinutes } =
  policyInputSchema.shape;

const levelAnswerSchema = z.object({
  ...levels.element.shape,
  when: z
    .object({
      severities: z.array(z.enum(PAGED_FOR)).describe("All where there are none."),
      hours: z
        .object({
          timeZone: z.string(),
          restrictions: restrictionsAnswerSchema,
          outside: z.boolean(),
        })
        .nullable()
        .describe("null: at every hour."),
    })
    .optional()
    .describe("When the level applies; always if left out."),
});

export const policyAnswerSchema = z
  .object({
    policy: slugSchema,
    name: z.string(),
    team: slugSchema,
    version: z.int().describe("Grows when its levels or targets change."),
    levels: z.array(levelAnswerSchema),
    repeat,
    forever,
    whenNobodyAnswers,
    reNotifyAfterMinutes,
    createdAt: instantTextSchema,
    updatedAt: instantTextSchema,
  })
  .meta({ title: "EscalationPolicy" });
