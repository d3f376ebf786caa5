import { z } from "zod";
import { SEVERITIES } from "@/lib/reliability/assessment/severity";
import { FINDING_CATALOGUE } from "@/lib/reliability/findings/catalogue";

export const FINDING_IDS = FINDING_CATALOGUE.map(({ id }) => id);

const ceilingPart = z.object({ name: z.string(), availabilityPercent: z.number().nullable() });

export const severitySchema = z.enum(SEVERITIES);
export const calleeSchema = z
  .string()
  .nullable()
  .describe(
    'The dependency; null if the whole service is affected. One that you may not see is "a service of another team".',
  );

export const findingAnswerSchema = z
  .object({
    id: z.enum(FINDING_IDS),
    severity: severitySchema,
    dependency: calleeSchema,
    message: z.string(),
    formula: z.string().describe("The formula with its numbers."),
    values: z
      .record(
        z.string(),
        z.union([
          z.number().nullable(),
          z.array(z.string()).readonly(),
          z.array(ceilingPart).readonly(),
        ]),
      )
      .describe("The numbers by name, depending on the finding. null: unknown."),
    budgetMinutesAtRisk: z
      .number()
      .nullable()
      .describe("Minutes of a 30-day budget; null: cannot be computed."),
    change: z.string(),
    tradeoff: z.string(),
    verify: z.string(),
  })
  .meta({ title: "Finding" });

export const listedFindingSchema = findingAnswerSchema
  .extend({
    builtIn: z.boolean().describe("In a dependency that is read from the running process."),
  })
  .meta({ title: "ListedFinding" });
