import { firstOf } from "./first-of";
import type { Incoming, Read } from "./incoming";
import { pathProblem, stepsOf, valueAt } from "./json-path";
import { severityOfWord } from "./severity-words";

/** Which field of a sender's JSON, named by a path, says what; empty where none does. */
export type FieldMapping = { title: string; key: string; severity: string; status: string };

export const MAPPED_FIELDS = ["title", "key", "severity", "status"] as const;
const NEEDED: ReadonlySet<string> = new Set(["title", "key"]);
const KEY_MAX = 255;
/** So many fields are looked at for labels. */
const MOST_FIELDS = 200;

/** What is wrong with a mapping, by its field. */
export const mappingProblems = (mapping: FieldMapping): { field: string; message: string }[] =>
  MAPPED_FIELDS.flatMap((field) => {
    const path = mapping[field];
    if (path.trim() === "" && !NEEDED.has(field)) return [];
    const message = pathProblem(path);
    return message === null ? [] : [{ field, message }];
  });

const RESOLVED = new Set(
  "resolved resolve ok up closed close recovered recovery success succeeded normal inactive cleared healthy false".split(
    " ",
  ),
);
const ACKNOWLEDGED = new Set(["acknowledged", "acknowledge", "ack"]);

/**
 * One alert of any JSON by a mapping. A missing title or key is an error; a missing severity is a
 * page and a missing status fires, so that nothing is lost in silence.
 */
export function readGeneric(body: unknown, mapping: FieldMapping): Read<Incoming> {
  const [title, key] = [textAt(body, mapping.title), textAt(body, mapping.key)];
  const errors = [
    ...(title === null ? [nothingAt("title", mapping.title)] : []),
    ...(key === null ? [nothingAt("key", mapping.key)] : []),
    ...(key !== null && key.length > KEY_MAX
      ? [`key: ${mapping.key} is longer than ${KEY_MAX} characters`]
      : []),
  ];
  if (title === null || key === null || errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    sent: {
      key,
      status: statusOf(textAt(body, mapping.status)),
      severity: severityOfWord(textAt(body, mapping.severity) ?? undefined),
      title,
      group: null,
      labels: labelsOf(body),
      annotations: {},
      links: [],
      startedAt: null,
      resolvedAt: null,
    },
  };
}

const nothingAt = (field: string, path: string): string =>
  `${field}: there is no text or number at ${path}`;

function statusOf(word: string | null): Incoming["status"] {
  const known = word?.trim().toLowerCase() ?? "";
  if (RESOLVED.has(known)) return "resolved";
  return ACKNOWLEDGED.has(known) ? "acknowledged" : "firing";
}

function textAt(body: unknown, path: string): string | null {
  const steps = stepsOf(path);
  const text = steps && scalar(valueAt(body, steps));
  return text?.trim() ? text : null;
}

const scalar = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : null;

/** Its own plain fields, so that rules can tell its alerts apart. */
function labelsOf(body: unknown): Record<string, string> {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return {};
  return Object.fromEntries(
    firstOf(body, MOST_FIELDS).flatMap(([name, value]) => {
      const text = scalar(value);
      return text === null ? [] : [[name, text]];
    }),
  );
}
