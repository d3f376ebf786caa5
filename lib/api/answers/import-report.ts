import { z } from "zod";

export const importReportSchema = z
  .object({
    accepted: z.int(),
    rejected: z.int(),
    firstErrors: z
      .array(
        z.object({
          line: z.int().describe("From 1, the CSV's header being line 1."),
          message: z.string(),
        }),
      )
      .describe("Of the first 20 rejected lines."),
  })
  .meta({ title: "ImportReport" });
