import { isAlias, isMap, isScalar, isSeq, type Document, type Pair } from "yaml";
import { parseSource, type Faulty } from "@/lib/slo/yaml-source";
import { linesOf, type Lines } from "@/lib/text/lines";
import { faultAt } from "./fault";
import type { Entry, Written } from "./written";

const MOST_NODES = 20_000;
const MOST_DOCUMENTS = 100;
const IN_PARTS = "Import it in parts.";
const TOO_MANY = `Its aliases repeat too much. ${IN_PARTS}`;

type Documents = { ok: true; documents: Written[] } | Faulty;

/** Reads a text of one or more YAML documents, or of JSON, with the place of each value. */
export function readDocuments(text: string): Documents {
  const plain = isJson(text) ? text.replaceAll("\t", " ") : text;
  const lines = plain.split("\n");
  if (lines.filter(isBetween).length >= MOST_DOCUMENTS)
    return faultAt({ line: 1, column: 1 }, `Import at most ${MOST_DOCUMENTS} documents at a time.`);
  const documents: Written[] = [];
  for (const part of partsOf(lines)) {
    const source = parseSource(part, IN_PARTS);
    if (!source.ok) return source;
    const read = rootOf(source.document, linesOf(part));
    if (read === null) return faultAt({ line: 1, column: 1 }, TOO_MANY);
    if (read.kind !== "nothing") documents.push(read);
  }
  return { ok: true, documents };
}

// JSON may be indented by tabs, which YAML does not allow; in its texts they are escaped.
const isJson = (text: string): boolean => /^[{[]/.test(text.trimStart());

/** The documents between lines "---", each with empty lines for what stands before it. */
function partsOf(lines: readonly string[]): string[] {
  const parts: string[][] = [[]];
  lines.forEach((line, index) => {
    if (isBetween(line)) parts.push([...blanks(index), `   ${line.slice(3)}`]);
    else parts.at(-1)?.push(line);
  });
  return parts.filter((part) => part.some((line) => line.trim() !== "")).map(joined);
}

const isBetween = (line: string): boolean => /^---(?:\s|$)/.test(line);
const joined = (lines: readonly string[]): string => lines.join("\n");
const blanks = (count: number): string[] => Array.from({ length: count }, () => "");

/** Null where aliases make more of it than a document may have. */
function rootOf(document: Document, lines: Lines): Written | null {
  let nodes = 0;
  const walk = (node: unknown, level: number): Written => {
    nodes += 1;
    if (nodes > MOST_NODES || level > 100) return { kind: "nothing", line: 1, column: 1 };
    const place = lines.placeOf(startOf(node));
    if (isAlias(node)) return { ...walk(node.resolve(document), level + 1), ...place };
    if (isMap(node))
      return {
        ...place,
        kind: "map",
        entries: merged(node.items.map((pair) => entry(pair, level))),
      };
    if (isSeq(node))
      return { ...place, kind: "list", items: node.items.map((item) => walk(item, level + 1)) };
    return { ...place, ...scalar(isScalar(node) ? node.value : null) };
  };
  const entry = ({ key, value }: Pair, level: number): Entry => ({
    ...lines.placeOf(startOf(key)),
    key: isScalar(key) ? String(key.value) : "",
    value: walk(value, level + 1),
  });
  const root = walk(document.contents, 0);
  return nodes > MOST_NODES ? null : root;
}

const startOf = (node: unknown): number =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;

/** A key "<<" brings what the map that it names has, and this one lacks. */
function merged(entries: readonly Entry[]): Entry[] {
  const own = entries.filter(({ key }) => key !== "<<");
  const keys = new Set(own.map(({ key }) => key));
  const brought = entries.flatMap(({ key, value }) =>
    key === "<<" && value.kind === "map" ? value.entries : [],
  );
  return [...own, ...brought.filter(({ key }) => !keys.has(key))];
}

type Scalar = { kind: "number"; value: number } | { kind: "text"; value: string };

function scalar(value: unknown): Scalar | { kind: "flag"; value: boolean } | { kind: "nothing" } {
  if (typeof value === "number") return { kind: "number", value };
  if (typeof value === "boolean") return { kind: "flag", value };
  if (typeof value === "string") return { kind: "text", value };
  return { kind: "nothing" };
}
