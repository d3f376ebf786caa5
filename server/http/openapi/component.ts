import { z } from "zod";
import type { JsonSchema } from "@/lib/api/openapi-document";

export type Schemas = Record<string, JsonSchema>;

/** A schema with a title is written once, among the components. */
export function component(schema: z.ZodType, io: "input" | "output", schemas: Schemas): JsonSchema {
  const made = jsonSchema(schema, io);
  if (made.title === undefined) return made;
  const { title, ...rest } = made;
  schemas[title] ??= rest;
  return { $ref: `#/components/schemas/${title}` };
}

export function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const {
    $schema: _dialect,
    "~standard": _standard,
    ...made
  } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return made;
}
