import { z } from "zod";
import { dependencyInputSchema } from "../registry/schema";
import { FORMATS } from "./formats";

const text = z.string();

const previewSchema = z.strictObject({
  format: z.enum(FORMATS),
  dependencies: z.array(z.strictObject({ name: text.nullable(), settings: dependencyInputSchema })),
  assumed: z.array(z.strictObject({ dependency: text.nullable(), field: text, why: text })),
  unread: z.array(z.strictObject({ key: text, line: z.int(), column: z.int(), why: text })),
});

/** What a configuration would bring to a service, before it is stored. */
export type ImportPreview = z.output<typeof previewSchema>;

/** How it travels in the answer of a form's action, and back with the form. */
export const importPreviewText = (preview: ImportPreview): string => JSON.stringify(preview);

/** Null for what is none: forms send back whatever they hold. */
export function readImportPreview(sent: string): ImportPreview | null {
  try {
    return previewSchema.safeParse(JSON.parse(sent)).data ?? null;
  } catch {
    return null;
  }
}
