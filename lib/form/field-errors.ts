import type { z } from "zod";
import type { FieldError } from "@/lib/errors/app-error";
import { plainMessage, valueAt } from "./form-errors";
import { readablePath } from "./readable-path";

/** One entry for each thing wrong with `input`, unknown fields by their own names. */
export function fieldErrorsOf(error: z.ZodError, input: unknown): FieldError[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          path: readablePath([...issue.path, key]),
          message: "This field is unknown. Remove it, or check its spelling.",
        }))
      : [
          {
            path: readablePath(issue.path),
            message: plainMessage(issue, valueAt(input, issue.path), "This is missing."),
          },
        ],
  );
}
