import { z } from "zod";
import { FINDING_CATALOGUE } from "@/lib/reliability/findings/catalogue";

export const FINDING_IDS = FINDING_CATALOGUE.map(({ id }) => id);

const ceilingPart = z.object({ name: z.string(), availabilityPercent: z.number().nullable() });

export const severitySchema = z.enum(["error", "warning", "hint"]);
export const calleeSchema = z
  .string()
  .nullable()
  .describe(
    'What is called; null for what concerns the whole service. One that you may not see is "a service of another team".',
  );

export const findingAnswerSchema = z
  .object({
    id: z.enum(FINDING_IDS),
    severity: severitySchema,
    dependency: calleeSchema,
    message: z.string(),
    formula: z.string().describe("With the numbers put in."),
    values: z
      .record(
        z.string(),
        z.union([
          z.number().nullable(),
          z.array(z.string()).readonly(),
          z.array(ceilingPart).readonly(),
        ]),
      )
      .describe("The numbers by name; each finding has its own. null: unknown."),
    budgetMinutesAtRisk: z.number().nullable().describe("Of 30 days; null: cannot be computed."),
    change: z.string(),
    tradeoff: z.string(),
    verify: z.string(),
  })
  .meta({ title: "Finding" });
