import "server-only";
import type { Actor } from "@/db/actor";
import { findSlosDocument } from "@/db/services";
import { definitionOf, listSlos, putSlos, type Slo } from "@/db/slos";
import { AppError } from "@/lib/app-error";
import { readSlosYaml } from "@/lib/slo/yaml";
import { editSlosYaml } from "@/lib/slo/yaml-edit";
import { writeSlosYaml } from "@/lib/slo/yaml-export";
import { placesOf } from "@/lib/slo/yaml-places";
import type { YamlFault } from "@/lib/slo/yaml-source";
import { textErrors } from "@/lib/text/storable";

type Applied = { service: string; slos: { slo: string; created: boolean }[]; warnings: Pick<YamlFault, "line" | "column" | "message">[] };

/** The SLOs of a service, archived ones left out, as a document of our own format; what was written around them in the one last applied is kept. */
export async function exportSlosYaml(actor: Actor, service: string): Promise<string> {
  const [text, slos] = [await findSlosDocument(actor, service), await listSlos(actor, { service })];
  return documentOf(text, service, slos);
}

/** One SLO as it stands in its service's document. */
export async function exportSloYaml(actor: Actor, slo: Slo): Promise<string> {
  return documentOf(await findSlosDocument(actor, slo.service.slug), slo.service.slug, [slo]);
}

function documentOf(text: string | null, service: string, slos: readonly Slo[]): string {
  const named = slos.map((slo) => ({ slug: slo.slug, definition: definitionOf(slo) }));
  return text === null ? writeSlosYaml(service, named) : editSlosYaml(text, service, named);
}

/** Creates or replaces the SLOs of a document, all or none; throws invalid with the line and column of each fault. */
export async function applySlosYaml(actor: Actor, service: string, text: string, now: Date): Promise<Applied> {
  const read = readSlosYaml(text);
  if (!read.ok) throw refusal(read.faults);
  if (read.service !== service) throw refusal(placesOf(text, [{ path: "service", message: `The document is for the service "${read.service}", the address for "${service}".` }]));
  const unstorable = textErrors({ slos: read.slos.map(({ definition }) => definition) });
  if (unstorable.length > 0) throw refusal(placesOf(text, unstorable));
  const done = await putSlos(actor, service, read.slos, text, now).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "invalid" ? refusal(placesOf(text, error.fieldErrors)) : error;
  });
  return {
    service,
    slos: done.map(({ slo, created }) => ({ slo: slo.slug, created })),
    warnings: read.warnings.map(({ line, column, message }) => ({ line, column, message })),
  };
}

function refusal(faults: readonly YamlFault[]): AppError {
  const errors = faults.map(({ path, line, column, message }) => ({ path, message: `Line ${line}, column ${column}: ${message}` }));
  const [first] = errors;
  return new AppError("invalid", errors.length === 1 && first ? first.message : `${errors.length} places of the document need another look.`, errors);
}
