import { z } from "zod";

/** RFC 9457; `errors` names each field at fault. */
export const problemSchema = z
  .object({
    type: z.string().describe("about:blank: the status says what kind of problem it is."),
    title: z.string().describe("The phrase of the status."),
    status: z.int(),
    detail: z.string().describe("What is wrong and how to fix it, in words."),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("Each field at fault, unknown ones by their names."),
    id: z.string().optional().describe("With 500: the number under which the log has this error."),
  })
  .meta({ title: "Problem" });

export type Problem = z.output<typeof problemSchema>;
