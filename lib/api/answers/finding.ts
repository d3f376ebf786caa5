import { z } from "zod";

/** What a service's findings are over the API; `values` hold the numbers by their names. */
export const findingsAnswerSchema = z
  .object({
    items: z.array(
      z.object({
        id: z.string().describe("Such as RETRY-AMPLIFICATION."),
        severity: z.enum(["error", "warning", "hint"]),
        dependency: z
          .string()
          .nullable()
          .describe("The callee; null for what concerns the whole service."),
        message: z.string(),
        formula: z.string().describe("With the numbers put in."),
        values: z.record(z.string(), z.unknown()),
        budgetMinutesAtRisk: z
          .number()
          .nullable()
          .describe("Of 30 days; null where it cannot be computed."),
        change: z.string(),
        tradeoff: z.string(),
        verify: z.string(),
      }),
    ),
  })
  .meta({ title: "Findings" });
