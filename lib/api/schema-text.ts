import type { JsonSchema } from "./openapi-document";

export type SchemaField = {
  name: string;
  required: boolean;
  type: string;
  description: string;
  fields: SchemaField[];
};
type Schemas = Record<string, JsonSchema>;

/** Follows a reference among the components. */
export function resolved(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (schemas[name] ?? {});
}

/** What a schema allows in a few words: `number`, `"add" or "replace"`, `list of objects`. */
export function typeText(schema: JsonSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" or ");
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeText))].join(" or ");
  if (schema.items) return `list of ${typeText(schema.items)}`;
  if (schema.format === "date-time") return "instant";
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? "anything"];
  return types
    .map((type) => (type === "integer" ? "whole number" : type === "string" ? "text" : type))
    .join(" or ");
}

/**
 * The fields of an object, or of the objects of a list, nested; a field that several shapes share
 * stands once, with its types together.
 */
export function fieldsOf(schema: JsonSchema): SchemaField[] {
  const shapes = shapesOf(schema);
  const names = [...new Set(shapes.flatMap(({ properties = {} }) => Object.keys(properties)))];
  return names.map((name) => {
    const found = shapes.flatMap(({ properties }) => properties?.[name] ?? []);
    return {
      name,
      required: shapes.every(({ required = [] }) => required.includes(name)),
      type: [...new Set(found.map(typeText))].join(" or "),
      description: found.find(({ description }) => description)?.description ?? "",
      fields: fieldsOf({ anyOf: found }),
    };
  });
}

function shapesOf(schema: JsonSchema): JsonSchema[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap(shapesOf);
  if (schema.items) return shapesOf(schema.items);
  return schema.properties ? [schema] : [];
}
