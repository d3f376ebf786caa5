import type { z } from "zod";
import { plainMessage, valueAt } from "@/lib/form/form-errors";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { sloDefinitionSchema, type SloDefinition } from "./schema";
import { bodyOfYaml, yamlPathOf } from "./yaml-body";
import { derivedWarnings } from "./yaml-derived";
import type { YamlPath } from "./yaml-node";
import { yamlDocumentSchema, type YamlDocument } from "./yaml-schema";
import {
  byPlace,
  MOST_FAULTS,
  parseSource,
  type At,
  type Faulty,
  type YamlFault,
} from "./yaml-source";

export type NamedSlo = { slug: string; definition: SloDefinition };
/** What is known of each call, by the name of what is called. */
export type NamedCalls = Readonly<Record<string, DependencySettings>>;
/** What a document says of the service itself; left out: nothing. */
export type NamedService = { runbook?: string; callsNothing?: boolean };
/** `dependencies`: null where the document says nothing of them. */
export type ReadYaml =
  | {
      ok: true;
      service: string;
      dependencies: NamedCalls | null;
      about: NamedService;
      slos: NamedSlo[];
      warnings: YamlFault[];
    }
  | Faulty;

/**
 * Reads a document of Burnline's own format; each fault has its line and column, and derived values
 * that disagree are warnings.
 */
export function readSlosYaml(text: string): ReadYaml {
  const source = parseSource(text);
  if (!source.ok) return source;
  const { document, at, value } = source;
  const shape = yamlDocumentSchema.safeParse(value);
  if (!shape.success)
    return placed(shape.error.issues.flatMap((issue) => faultsOf(issue, value, issue.path, at)));
  const faults: Fault[] = [];
  const slos = shape.data.slos.map((slo, index) => {
    const path = ["slos", index];
    const faultsBefore = faults.length;
    const body = bodyOfYaml(slo, shape.data.source, (own, message) =>
      faults.push(() => at([...path, ...own], message)),
    );
    const definition = sloDefinitionSchema.safeParse(body);
    // A body with a hole in it says nothing that its own fault does not say better.
    if (!definition.success && faults.length === faultsBefore) {
      const single = slo.objectives === undefined;
      faults.push(
        ...definition.error.issues.flatMap((issue) =>
          faultsOf(issue, body, [...path, ...yamlPathOf(issue.path, single)], at),
        ),
      );
    }
    return { slug: slo.name, definition: definition.data };
  });
  faults.push(...twins(shape.data, at), ...contradiction(shape.data, at));
  if (faults.length > 0) return placed(faults);
  const read = slos.flatMap(({ slug, definition }) => (definition ? [{ slug, definition }] : []));
  return {
    ok: true,
    service: shape.data.service,
    dependencies: shape.data.dependencies ?? null,
    about: aboutOf(shape.data),
    slos: read,
    warnings: derivedWarnings(shape.data, read, document, at).sort(byPlace),
  };
}

/** Where it stands is looked up only for those that are reported. */
type Fault = () => YamlFault;

const placed = (faults: readonly Fault[]): Faulty => ({
  ok: false,
  faults: faults
    .slice(0, MOST_FAULTS)
    .map((fault) => fault())
    .sort(byPlace),
  total: faults.length,
});

function faultsOf(issue: z.core.$ZodIssue, input: unknown, path: YamlPath, at: At): Fault[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map(
      (key) => () =>
        at(
          path,
          `The key "${key.slice(0, 60)}" is unknown. Remove it, or check its spelling.`,
          key,
        ),
    );
  return [() => at(path, plainMessage(issue, valueAt(input, issue.path), "This is missing."))];
}

const aboutOf = ({ runbook, calls_nothing: callsNothing }: YamlDocument): NamedService => ({
  ...(runbook === undefined ? {} : { runbook }),
  ...(callsNothing === undefined ? {} : { callsNothing }),
});

const contradiction = ({ calls_nothing, dependencies = {} }: YamlDocument, at: At): Fault[] =>
  calls_nothing === true && Object.keys(dependencies).length > 0
    ? [
        () =>
          at(
            ["calls_nothing"],
            "The document lists dependencies. Remove them, or remove calls_nothing.",
          ),
      ]
    : [];

function twins({ slos }: YamlDocument, at: At): Fault[] {
  const names = slos.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [() => at(["slos", index, "name"], `The SLO "${name}" appears twice in the document.`)]
      : [],
  );
}
