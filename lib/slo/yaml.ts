import { isMap, isNode, isScalar, LineCounter, type Document, parseDocument } from "yaml";
import type { z } from "zod";
import { plainMessage, valueAt } from "@/lib/form/form-errors";
import { sloDefinitionSchema, type SloDefinition } from "./schema";
import { bodyOfYaml, yamlPathOf } from "./yaml-body";
import { derivedWarnings } from "./yaml-derived";
import { nodeAt, type YamlPath } from "./yaml-node";
import { yamlDocumentSchema, type YamlDocument } from "./yaml-schema";

/** Line and column from 1. */
export type YamlFault = { line: number; column: number; path: string; message: string };
export type NamedSlo = { slug: string; definition: SloDefinition };
export type ReadYaml = { ok: true; service: string; slos: NamedSlo[]; warnings: YamlFault[] } | { ok: false; faults: YamlFault[] };

const MAX_ALIASES = 50;
const TOO_DEEP = "The document is nested too deeply.";

/** Reads a document of Burnline's own format; each fault has its line and column, and derived values that disagree are warnings. */
export function readSlosYaml(text: string): ReadYaml {
  const source = parseSource(text);
  if (!source.ok) return source;
  const { document, at, value } = source;
  const shape = yamlDocumentSchema.safeParse(value);
  if (!shape.success) return { ok: false, faults: shape.error.issues.flatMap((issue) => faultsOf(issue, value, issue.path, at)).sort(byPlace) };
  const faults: YamlFault[] = [];
  const slos = shape.data.slos.map((slo, index) => {
    const path = ["slos", index];
    const faultsBefore = faults.length;
    const body = bodyOfYaml(slo, shape.data.source, (own, message) => faults.push(at([...path, ...own], message)));
    const definition = sloDefinitionSchema.safeParse(body);
    // A body with a hole in it says nothing that its own fault does not say better.
    if (!definition.success && faults.length === faultsBefore) {
      const single = slo.objectives === undefined;
      faults.push(...definition.error.issues.flatMap((issue) => faultsOf(issue, body, [...path, ...yamlPathOf(issue.path, single)], at)));
    }
    return { slug: slo.name, definition: definition.data };
  });
  faults.push(...twins(shape.data, at));
  if (faults.length > 0) return { ok: false, faults: faults.sort(byPlace) };
  const read = slos.flatMap(({ slug, definition }) => (definition ? [{ slug, definition }] : []));
  return { ok: true, service: shape.data.service, slos: read, warnings: derivedWarnings(shape.data, read, document, at).sort(byPlace) };
}

type At = (path: YamlPath, message: string, onKey?: string) => YamlFault;
type Source = { ok: true; document: Document; at: At; value: unknown } | { ok: false; faults: YamlFault[] };

function parseSource(text: string): Source {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true, logLevel: "error" });
    const wrong = [...document.errors, ...document.warnings];
    if (wrong.length > 0) return { ok: false, faults: wrong.map(({ pos, message }) => ({ ...place(pos[0]), path: "", message: faultText(message) })) };
    const at: At = (path, message, key) => ({ ...place(offsetOf(document, path, key)), path: pathText(key === undefined ? path : [...path, key]), message });
    return { ok: true, document, at, value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, faults: [{ line: 1, column: 1, path: "", message: TOO_DEEP }] };
    if (error instanceof ReferenceError) return { ok: false, faults: [{ line: 1, column: 1, path: "", message: `An alias leads nowhere, or there are too many: ${error.message}.` }] };
    throw error;
  }
}

// The parser reports its own exhausted stack as a fault of the text.
const faultText = (message: string): string => (/call stack/i.test(message) ? TOO_DEEP : message.replace(/\.?$/, "."));

/** Where the node at a path begins, or the key `key` of it; the nearest node above where there is none. */
function offsetOf(document: Document, path: YamlPath, key?: string): number {
  const node = nodeAt(document, path);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function faultsOf(issue: z.core.$ZodIssue, input: unknown, path: YamlPath, at: At): YamlFault[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => at(path, `The key "${key}" is unknown. Remove it, or check its spelling.`, key));
  return [at(path, plainMessage(issue, valueAt(input, issue.path), "This is missing."))];
}

function twins({ slos }: YamlDocument, at: At): YamlFault[] {
  const names = slos.map(({ name }) => name);
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [at(["slos", index, "name"], `The SLO "${name}" stands twice in the document.`)] : []));
}

/** As in the problems of the API: `slos[0].sli.type`. */
const pathText = (path: YamlPath): string => path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)), "");

const byPlace = (a: YamlFault, b: YamlFault): number => a.line - b.line || a.column - b.column;
