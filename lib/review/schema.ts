import { z } from "zod";
import { MAX_FILE_CHARACTERS, MAX_FILES, MAX_PASTED_CHARACTERS } from "./limits";

const LONGEST_PATH = 500;

/** What the API may send. */
export const reviewBodySchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        path: z
          .string("Enter the file's path.")
          .min(1, "Enter the file's path.")
          .max(LONGEST_PATH, `A path has at most ${LONGEST_PATH} characters.`)
          .describe("The extension gives the language: .ts, .tsx, .js, .py, .go and so on."),
        text: z
          .string("Give the file's text.")
          .max(MAX_FILE_CHARACTERS, "A file has at most 1,000,000 characters."),
      }),
      "Give the files as a list.",
    )
    .min(1, "Give at least one file.")
    .max(MAX_FILES, `Give at most ${MAX_FILES} files.`),
});

/** What the page's form may send. */
export const pastedFormSchema = z.strictObject({
  language: z.enum(["typescript", "tsx", "python", "go"], "Choose a language."),
  code: z
    .string("Paste some code.")
    .max(MAX_PASTED_CHARACTERS, "Paste at most 200,000 characters, or upload a file.")
    .refine((text) => text.trim() !== "", "Paste some code."),
});
