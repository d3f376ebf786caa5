import "server-only";
import { AppError } from "@/lib/errors/app-error";
import { formatCount } from "@/lib/formats/count";
import type { ReadImport } from "@/lib/reliability/import/read-import";
import type { DependencyImport } from "@/lib/reliability/import/schema";
import type { Faulty } from "@/lib/slo/yaml-source";
import { parseApart } from "../parsing/parse-apart";
import { isParsingRefused } from "../parsing/parsing-refused";

type Imported = Omit<ReadImport & { ok: true }, "ok">;

/**
 * Reads the configuration of another library in the thread for people's texts; throws invalid with
 * the line and column of each fault. Stores nothing.
 */
export async function importDependencies(asked: DependencyImport): Promise<Imported> {
  const read = await readApart(asked);
  if (!read.ok) throw refusal(read);
  const { dependencies, assumed, unread } = read;
  return { dependencies, assumed, unread };
}

async function readApart(asked: DependencyImport): Promise<ReadImport> {
  try {
    return await parseApart("readDependencies", asked);
  } catch (error) {
    if (isParsingRefused(error) && error.why === "text")
      throw new AppError("invalid", error.message, [{ path: "text", message: error.message }]);
    throw error;
  }
}

function refusal({ faults, total }: Faulty): AppError {
  const errors = faults.map(({ line, column, message }) => ({
    path: "text",
    message: `Line ${line}, column ${column}: ${message}`,
  }));
  const [first] = errors;
  return total === 1 && first
    ? new AppError("invalid", first.message, errors)
    : new AppError("invalid", `Fix ${formatCount(total)} places in the text.`, errors);
}
