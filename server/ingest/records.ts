import "server-only";
import { jsonFault } from "@/lib/api/json-error";
import { AppError } from "@/lib/errors/app-error";
import { fieldErrorsOf } from "@/lib/form/field-errors";
import { measurementSchema, type SentMeasurement } from "@/lib/measurement/schema";
import { jsonProblem } from "@/lib/text/json-bounds";
import { API_JSON } from "@/server/http/body-limits";
import type { Line } from "./lines";

export type Reading = { line: number } & (
  | { ok: true; sent: SentMeasurement }
  | { ok: false; message: string }
);

/** So many bad lines are named; of the others it is only said how many they are. */
export const MOST_NAMED = 20;

const COLUMNS = ["service", "slo", "at", "good", "total", "value"];
const NUMERIC = new Set(["good", "total", "value"]);
const DECIMAL = /^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
const TOO_LONG = "The line is longer than 16,384 characters.";

/** One reading a line of CSV; throws invalid for a header that names no measurements. */
export async function* csvReadings(lines: AsyncIterable<Line>): AsyncGenerator<Reading> {
  let header: string[] | null = null;
  const refused = refusals();
  for await (const { number, text } of lines) {
    if (header === null) {
      header = headerOf(text);
      continue;
    }
    const columns = header.length;
    const fields = text === null ? null : csvFields(text);
    if (text === null) yield refused(number, () => TOO_LONG);
    else if (!fields) yield refused(number, () => quoteProblem(text));
    else if (fields.length !== columns)
      yield refused(number, () => `The line has ${fields.length} fields, the header ${columns}.`);
    else yield readingOf(number, objectOf(header, fields), refused);
  }
  if (header === null)
    throw new AppError(
      "invalid",
      "The CSV is empty. Its first line names the columns: service,slo,at,good,total.",
    );
}

/** One reading a line of NDJSON. */
export async function* ndjsonReadings(lines: AsyncIterable<Line>): AsyncGenerator<Reading> {
  const refused = refusals();
  for await (const { number, text } of lines) {
    if (text === null) yield refused(number, () => TOO_LONG);
    else yield jsonReading(number, text, refused);
  }
}

type Refused = (line: number, message: () => string) => Reading;

/**
 * Finding the words for a line takes longer than reading it, and there may be millions of bad ones.
 */
function refusals(): Refused {
  let count = 0;
  return (line, message) => {
    count += 1;
    return { line, ok: false, message: count > MOST_NAMED ? "" : message() };
  };
}

function jsonReading(line: number, text: string, refused: Refused): Reading {
  try {
    return readingOf(line, JSON.parse(text), refused);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(
      line,
      () =>
        jsonProblem(text, API_JSON) ?? `Invalid JSON at column ${jsonFault(text)?.column ?? 1}.`,
    );
  }
}

function readingOf(line: number, value: unknown, refused: Refused): Reading {
  const parsed = measurementSchema.safeParse(value);
  if (parsed.success) return { line, ok: true, sent: parsed.data };
  return refused(line, () =>
    fieldErrorsOf(parsed.error, value)
      .map(({ path, message }) => (path ? `${path}: ${message}` : message))
      .join(" "),
  );
}

function headerOf(text: string | null): string[] {
  const names =
    (text === null ? null : csvFields(text))?.map((name) => name.trim().toLowerCase()) ?? [];
  const unknown = names.find((name) => !COLUMNS.includes(name));
  if (unknown !== undefined)
    throw new AppError(
      "invalid",
      `The column "${unknown.slice(0, 50)}" is unknown. The first line names the columns: service,slo,at,good,total.`,
    );
  const missing = ["service", "slo", "at"].find((name) => !names.includes(name));
  const counted = names.includes("value") || (names.includes("good") && names.includes("total"));
  if (missing !== undefined || !counted)
    throw new AppError(
      "invalid",
      `The column ${missing ?? "good or total, or value,"} is missing. The first line names the columns: service,slo,at,good,total.`,
    );
  if (new Set(names).size < names.length)
    throw new AppError("invalid", "A column appears twice in the first line.");
  return names;
}

/** Empty fields are left out, so that one file may hold counts and values. */
function objectOf(header: readonly string[], fields: readonly string[]): Record<string, unknown> {
  const entries = header.flatMap((name, position) => {
    const text = (fields[position] ?? "").trim();
    if (text === "") return [];
    return [[name, NUMERIC.has(name) && DECIMAL.test(text) ? Number(text) : text] as const];
  });
  return Object.fromEntries(entries);
}

/** Every quote of a field that is written as it should be has a partner. */
const quoteProblem = (line: string): string =>
  line.split('"').length % 2 === 0
    ? "A quoted field does not end."
    : "A quote stands inside a field. Put the whole field in quotes and double the quotes within.";

/**
 * Fields of a line of RFC 4180, also with spaces around their quotes; null where a quote stands
 * anywhere else.
 */
export function csvFields(line: string): string[] | null {
  if (!line.includes('"')) return line.split(",");
  const fields: string[] = [];
  const field = /(?:[ \t]*"((?:[^"]|"")*)"[ \t]*|([^",]*))(,|$)/y;
  while (field.lastIndex < line.length || line.endsWith(",")) {
    const match = field.exec(line);
    if (!match) return null;
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "") break;
  }
  return fields;
}
