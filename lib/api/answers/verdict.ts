import { z } from "zod";
import { OUTCOMES } from "@/lib/reliability/assessment/verdict";
import { instantTextSchema } from "../instant";

/** What every answer about something that was looked at has. */
export const verdictFields = {
  outcome: z
    .enum(OUTCOMES)
    .describe(
      "not-measured: it was not looked at, or cannot be; not-applicable: asks for nothing.",
    ),
  evidence: z.string().describe("What was found, with the numbers."),
  at: instantTextSchema.nullable().describe("As of when the evidence holds."),
  change: z.string().nullable().describe("One step to take; null where none is needed."),
};
