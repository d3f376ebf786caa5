import { z } from "zod";
import { OUTCOMES } from "@/lib/reliability/assessment/verdict";
import { instantTextSchema } from "../instant";

/** What every answer about something that was looked at has. */
export const verdictFields = {
  outcome: z
    .enum(OUTCOMES)
    .describe("not-measured: there is no data; not-applicable: the check does not apply."),
  evidence: z.string().describe("What was found, with the numbers."),
  at: instantTextSchema.nullable().describe("When the evidence was current."),
  change: z.string().nullable().describe("One step to take; null where none is needed."),
};
