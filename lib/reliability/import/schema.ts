import { z } from "zod";
import { FORMATS } from "./formats";

const MOST_CHARACTERS = 200_000;

export const dependencyImportSchema = z.strictObject({
  format: z.enum(FORMATS, `The format is one of ${FORMATS.join(", ")}.`),
  text: z
    .string("Paste a configuration.")
    .refine((text) => text.trim() !== "", "Paste a configuration.")
    .max(MOST_CHARACTERS, "Paste at most 200,000 characters.")
    .describe("The configuration, or the code around it. Nothing of it is run."),
});

/** A configuration of another library. */
export type DependencyImport = z.output<typeof dependencyImportSchema>;
