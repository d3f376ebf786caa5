import "server-only";
import type { Actor } from "@/db/access/actor";
import { putDependencies } from "@/db/dependencies/put-many";
import { assertMayChangeService } from "@/db/services/assert-may-change";
import { AppError } from "@/lib/errors/app-error";
import { plural } from "@/lib/formats/count";
import { chosenCalls } from "@/lib/reliability/import/chosen-calls";
import { MOST_IMPORTED, type ImportForm } from "@/lib/reliability/import/form";
import { guessFormat } from "@/lib/reliability/import/guess-format";
import { importPreviewText, type ImportPreview } from "@/lib/reliability/import/preview";
import { importDependencies } from "./import-dependencies";

type Asked = Pick<ImportForm, "service" | "format" | "text">;

/**
 * What the text would bring; its format is guessed where none is chosen. Stores nothing, and reads
 * nothing of someone who may not store it.
 */
export async function previewImport(
  actor: Actor,
  { service, format: chosen, text }: Asked,
): Promise<ImportPreview> {
  await assertMayChangeService(actor, service);
  const format = chosen ?? guessFormat(text);
  if (format === null)
    throw refused("format", "Nothing in the text tells which format it is. Choose the format.");
  const found = await importDependencies({ format, text });
  const count = found.dependencies.length;
  if (count > MOST_IMPORTED)
    throw refused(
      "text",
      `This has ${plural(count, "dependency", "dependencies")}, and a service has at most ${MOST_IMPORTED}. Paste a part of it.`,
    );
  return { format, ...found };
}

/** Stores what is chosen of what was shown, all or none. */
export async function storeImport(actor: Actor, form: ImportForm, now: Date): Promise<void> {
  const { service, preview, items } = form;
  const read = await previewImport(actor, form);
  if (preview !== importPreviewText(read))
    throw refused("preview", "This is not the text of the preview. Preview it again.");
  const { calls, errors } = chosenCalls(read.dependencies, items);
  const [first] = errors;
  if (first)
    throw new AppError(
      "invalid",
      errors.length === 1 ? first.message : `Fix ${errors.length} fields.`,
      errors,
    );
  await putDependencies(actor, service, calls, now);
}

const refused = (path: string, message: string): AppError =>
  new AppError("invalid", message, [{ path, message }]);
