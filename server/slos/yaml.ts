import "server-only";
import type { Actor } from "@/db/access/actor";
import { assertMayChangeService } from "@/db/services/assert-may-change";
import { findSlosDocument, getService } from "@/db/services/find";
import type { StoredDependency } from "@/db/dependencies/dependency";
import { listCalls } from "@/db/dependencies/list";
import { definitionOf } from "@/lib/slo/definition-of";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { putSlos } from "@/db/slos/put";
import { AppError } from "@/lib/errors/app-error";
import { formatCount } from "@/lib/formats/count";
import { dependencyInputSchema } from "@/lib/reliability/registry/schema";
import type { NamedCalls, NamedService, NamedSlo } from "@/lib/slo/yaml";
import { writeSlosYaml } from "@/lib/slo/yaml-export";
import type { YamlFault } from "@/lib/slo/yaml-source";
import { textErrors } from "@/lib/text/storable";
import { parseApart } from "@/server/parsing/parse-apart";
import { isParsingRefused } from "@/server/parsing/parsing-refused";
import { remembered } from "@/server/parsing/remembered";

type Applied = {
  service: string;
  slos: { slo: string; created: boolean }[];
  warnings: Pick<YamlFault, "line" | "column" | "message">[];
};

/**
 * The SLOs of a service, archived ones left out, as a document of our own format; what was written
 * around them in the one last applied is kept.
 */
export async function exportSlosYaml(actor: Actor, service: string): Promise<string> {
  const [text, slos] = [await findSlosDocument(actor, service), await listSlos(actor, { service })];
  const { reliability, claims } = await getService(actor, service);
  return documentOf(text, service, slos, callsOf(await listCalls(actor, service)), {
    ...(reliability.runbook === undefined ? {} : { runbook: reliability.runbook }),
    ...(claims.callsNothing ? { callsNothing: true } : {}),
  });
}

/** One SLO as it stands in its service's document. */
export async function exportSloYaml(actor: Actor, slo: Slo): Promise<string> {
  return documentOf(await findSlosDocument(actor, slo.service.slug), slo.service.slug, [slo]);
}

/**
 * By name, each setting in the order of the schema, whatever the store made of it. A name is that of
 * the service where something external has it too.
 */
const callsOf = (calls: readonly StoredDependency[]): NamedCalls =>
  Object.fromEntries(
    calls.flatMap(({ kind, callee, settings }) =>
      callee === null || (kind === "external" && calls.some((one) => isService(one, callee)))
        ? []
        : [[callee, dependencyInputSchema.parse(settings)]],
    ),
  );

const isService = ({ kind, callee }: StoredDependency, name: string): boolean =>
  kind === "service" && callee === name;

async function documentOf(
  text: string | null,
  service: string,
  given: readonly Slo[],
  dependencies: NamedCalls = {},
  about: NamedService = {},
): Promise<string> {
  const slos: NamedSlo[] = given.map((slo) => ({ slug: slo.slug, definition: definitionOf(slo) }));
  const content = { service, slos, dependencies, about };
  return text === null ? written(content) : edited({ text, ...content });
}

type Content = {
  service: string;
  slos: readonly NamedSlo[];
  dependencies: NamedCalls;
  about: NamedService;
};
type Edit = Content & { text: string };

const written = remembered(async ({ service, slos, dependencies, about }: Content) =>
  writeSlosYaml(service, slos, dependencies, about),
);

/**
 * A document that was stored before texts were bounded may take too long to edit: the SLOs are what
 * counts, and are written without it.
 */
const edited = remembered(async (edit: Edit): Promise<string> => {
  try {
    return await parseApart("editSlosYaml", edit);
  } catch (error) {
    if (!isParsingRefused(error)) throw error;
    return written(edit);
  }
});

/**
 * Creates or replaces the SLOs of a document, all or none; throws invalid with the line and column
 * of each fault. Nothing is read of someone who may not apply it.
 */
export async function applySlosYaml(
  actor: Actor,
  service: string,
  text: string,
  now: Date,
): Promise<Applied> {
  await assertMayChangeService(actor, service);
  const found = await parseApart("readSlosYaml", text);
  if (!found.ok) throw refusal(found.faults, found.total);
  const places = async (errors: AppError["fieldErrors"]) =>
    refusal(await parseApart("yamlPlaces", { text, errors }));
  if (found.service !== service)
    throw await places([
      {
        path: "service",
        message: `The document is for the service "${found.service}", the address for "${service}".`,
      },
    ]);
  const unstorable = textErrors({
    dependencies: found.dependencies ?? {},
    slos: found.slos.map(({ definition }) => definition),
  });
  if (unstorable.length > 0) throw await places(unstorable);
  const done = await putSlos(actor, service, { text, ...found }, now).catch(
    async (error: unknown) => {
      throw error instanceof AppError && error.code === "invalid"
        ? await places(error.fieldErrors)
        : error;
    },
  );
  return {
    service,
    slos: done.map(({ slo, created }) => ({ slo: slo.slug, created })),
    warnings: found.warnings.map(({ line, column, message }) => ({ line, column, message })),
  };
}

function refusal(faults: readonly YamlFault[], total = faults.length): AppError {
  const errors = faults.map(({ path, line, column, message }) => ({
    path,
    message: `Line ${line}, column ${column}: ${message}`,
  }));
  const [first] = errors;
  if (total === 1 && first) return new AppError("invalid", first.message, errors);
  const named = total > errors.length ? `; the first ${errors.length} are named` : "";
  return new AppError(
    "invalid",
    `Fix ${formatCount(total)} places in the document${named}.`,
    errors,
  );
}
