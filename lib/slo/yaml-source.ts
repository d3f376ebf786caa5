import { isMap, isNode, isScalar, LineCounter, type Document, parseDocument } from "yaml";
import { readablePath } from "@/lib/form/readable-path";
import { yamlExcess } from "./yaml-bounds";
import { nodeAt, type YamlPath } from "./yaml-node";

/** Line and column from 1. */
export type YamlFault = { line: number; column: number; path: string; message: string };

/** The fault at a path, or at the key `onKey` of it. */
export type At = (path: YamlPath, message: string, onKey?: string) => YamlFault;
/** The first of the faults; `total` counts them all. */
export type Faulty = { ok: false; faults: YamlFault[]; total: number };
type Source = { ok: true; document: Document; at: At; value: unknown } | Faulty;

/** Looking up where each stands takes as long as the document is: so many are named. */
export const MOST_FAULTS = 20;

const MAX_ALIASES = 50;
const TOO_DEEP = "The document is nested too deeply.";

/** The text as a document of which every place can be pointed at. */
export function parseSource(text: string, tooMany?: string): Source {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const faulty = (offset: number, message: string): Faulty => ({
    ok: false,
    faults: [{ ...place(offset), path: "", message }],
    total: 1,
  });
  const excess = yamlExcess(text, tooMany);
  if (excess) {
    lines.lineStarts = lineStarts(text);
    return faulty(excess.offset, excess.message);
  }
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      logLevel: "error",
    });
    const wrong = [...document.errors, ...document.warnings];
    const nul = text.indexOf("\0");
    if (nul >= 0) return faulty(nul, "Leave out the NUL character.");
    if (wrong.length > 0)
      return {
        ok: false,
        faults: wrong
          .slice(0, MOST_FAULTS)
          .map(({ pos, message }) => ({ ...place(pos[0]), path: "", message: faultText(message) })),
        total: wrong.length,
      };
    const at: At = (path, message, key) => ({
      ...place(offsetOf(document, path, key)),
      path: readablePath(key === undefined ? path : [...path, key]),
      message,
    });
    return { ok: true, document, at, value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (error instanceof RangeError) return faulty(0, TOO_DEEP);
    if (error instanceof ReferenceError)
      return faulty(0, `An alias leads nowhere, or there are too many: ${error.message}.`);
    throw error;
  }
}

const lineStarts = (text: string): number[] => [
  0,
  ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1),
];

// The parser reports its own exhausted stack as a fault of the text.
const faultText = (message: string): string =>
  /call stack/i.test(message) ? TOO_DEEP : message.replace(/\.?$/, ".");

/**
 * Where the node at a path begins, or the key `key` of it; the nearest node above where there is
 * none.
 */
function offsetOf(document: Document, path: YamlPath, key?: string): number {
  const node = nodeAt(document, path);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (pair && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

export const byPlace = (a: YamlFault, b: YamlFault): number =>
  a.line - b.line || a.column - b.column;
