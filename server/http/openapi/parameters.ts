import type { z } from "zod";
import type { JsonSchema, ParameterObject } from "@/lib/api/openapi-document";
import { REF } from "@/lib/reliability/recommend/decision-schema";
import { SLUG } from "@/lib/text/slug";
import type { Operation } from "../api/operation";
import { jsonSchema } from "./component";

const SLUG_PARAMETER = {
  type: "string",
  pattern: SLUG.source,
  description: "Lowercase letters, digits and hyphens, up to 63 characters.",
};

const EMAIL_PARAMETER = { type: "string", format: "email", description: "Case does not matter." };

const RECOMMENDATION_PARAMETER = {
  type: "string",
  pattern: REF.source,
  description: "The id, as it is listed.",
};

/** What is no slug. */
const PARAMETERS = new Map<string, JsonSchema>([
  ["email", EMAIL_PARAMETER],
  ["recommendation", RECOMMENDATION_PARAMETER],
]);

const IF_MATCH: ParameterObject = {
  name: "If-Match",
  in: "header",
  required: false,
  description:
    "The ETag that reading this address gave: the change is made only if nobody has changed it since.",
  schema: { type: "string" },
};

/** The names in a path: `/services/{service}` has `service`. */
const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => (name ? [name] : []));

export function parametersOf(operation: Operation, guarded: boolean): ParameterObject[] {
  const inPath = pathParameters(operation.path).map((name): ParameterObject => ({
    name,
    in: "path",
    required: true,
    schema: PARAMETERS.get(name) ?? SLUG_PARAMETER,
  }));
  return [
    ...inPath,
    ...fieldParameters(operation.query, "query"),
    ...fieldParameters(operation.headers, "header"),
    ...(guarded ? [IF_MATCH] : []),
  ];
}

function fieldParameters(
  schema: z.ZodObject | undefined,
  place: "query" | "header",
): ParameterObject[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input");
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(field.description === undefined ? {} : { description: field.description }),
    schema: field,
  }));
}
