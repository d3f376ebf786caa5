import "server-only";
import { z } from "zod";
import type { FieldError } from "@/lib/errors/app-error";
import { invalid } from "@/lib/errors/invalid";
import { fieldErrorsOf } from "@/lib/form/field-errors";
import { emailSchema } from "@/lib/people/schema";
import { refSchema } from "@/lib/reliability/recommend/decision-schema";
import { slugSchema } from "@/lib/text/slug";
import { textErrors } from "@/lib/text/storable";

/** The value as its schema gives it; throws invalid with each field at fault. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(what, fieldErrorsOf(result.error, value));
}

/** Path parameters are slugs, apart from these. */
const PARAMETERS = new Map<string, z.ZodType<string>>([
  ["email", emailSchema],
  ["recommendation", refSchema],
]);

export function parsedParams(params: Record<string, unknown>): Record<string, string> {
  const errors: FieldError[] = [];
  const read: Record<string, string> = {};
  for (const [path, value] of Object.entries(params)) {
    const result = (PARAMETERS.get(path) ?? slugSchema).safeParse(value);
    if (result.success) read[path] = result.data;
    else errors.push({ path, message: result.error.issues[0]?.message ?? "This is no name." });
  }
  if (errors.length > 0) throw invalid("the address", errors);
  return read;
}

/**
 * The query as its schema gives it: each name at most once, numbers and booleans where the schema
 * says so.
 */
export function parsedQuery<S extends z.ZodObject>(
  schema: S,
  search: URLSearchParams,
): z.output<S> {
  const { strict, types } = readingOf(schema);
  const given: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const [name, value] of search) {
    if (Object.hasOwn(given, name)) errors.push({ path: name, message: "Give this once." });
    // Not by assignment: "__proto__" must become a field of its own.
    Object.defineProperty(given, name, {
      value: typed(types.get(name), value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  errors.push(...textErrors(given));
  if (errors.length > 0) throw invalid("the query", errors);
  return parsed(strict, given, "the query") as z.output<S>;
}

type Reading = { strict: z.ZodObject; types: ReadonlyMap<string, unknown> };

/** By schema: what is derived from one takes far longer than reading a query with it. */
const readings = new WeakMap<z.ZodObject, Reading>();

function readingOf(schema: z.ZodObject): Reading {
  const known = readings.get(schema);
  if (known) return known;
  const fields = Object.entries<z.core.$ZodType>(schema.shape);
  const reading = {
    strict: schema.strict(),
    types: new Map(fields.map(([name, field]) => [name, jsonTypeOf(field)])),
  };
  readings.set(schema, reading);
  return reading;
}

const jsonTypeOf = (field: z.core.$ZodType): unknown =>
  z.toJSONSchema(field, { io: "input", unrepresentable: "any" }).type;

function typed(type: unknown, value: string): unknown {
  if ((type === "number" || type === "integer") && /^-?\d{1,15}(\.\d{1,15})?$/.test(value))
    return Number(value);
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  return value;
}
