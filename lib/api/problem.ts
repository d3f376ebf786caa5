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

export const PROBLEM_TITLES = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

export type ProblemStatus = keyof typeof PROBLEM_TITLES;
