import { z } from "zod";
import { policyInputSchema } from "@/lib/escalation/schema";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const { levels, repeat, forever, whenNobodyAnswers, reNotifyAfterMinutes } =
  policyInputSchema.shape;

export const policyAnswerSchema = z
  .object({
    policy: slugSchema,
    name: z.string(),
    team: slugSchema,
    version: z.int().describe("Grows when its levels or targets change."),
    levels,
    repeat,
    forever,
    whenNobodyAnswers,
    reNotifyAfterMinutes,
    createdAt: instantTextSchema,
    updatedAt: instantTextSchema,
  })
  .meta({ title: "EscalationPolicy" });
