import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { dependencyImportSchema } from "./schema";

/** As many as a service may have. */
export const MOST_IMPORTED = 50;

/** What is to become of one dependency of the preview; `version`: of what it would change. */
const itemSchema = z.strictObject({
  callee: z.string().max(200, "Use at most 63 characters.").default(""),
  chosen: z.boolean(),
  version: z.int().optional(),
});

/** `preview`: what was shown of the same text; `items` say what to store of it, in its order. */
export const importFormSchema = z.strictObject({
  service: slugSchema,
  format: dependencyImportSchema.shape.format.optional(),
  text: dependencyImportSchema.shape.text,
  step: z.enum(["preview", "store"], "Preview or store."),
  preview: z.string().default(""),
  items: z.array(itemSchema).max(MOST_IMPORTED, `Store at most ${MOST_IMPORTED}.`).default([]),
});

export type ImportForm = z.output<typeof importFormSchema>;
