import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import type { ContentObject, JsonSchema, ParameterObject } from "@/lib/api/openapi-document";
import { fieldsOf, resolved, typeText, type SchemaField } from "@/lib/api/schema-text";
import { FieldList } from "./field-list";

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">{title}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

export function Fields({
  title,
  note,
  fields,
  example,
  of,
}: {
  title: string;
  note?: string | undefined;
  fields: readonly SchemaField[];
  example?: string | null;
  of?: string;
}) {
  return (
    <Part title={title}>
      {note !== undefined && <p className="text-sm text-muted">{note}</p>}
      {fields.length > 0 && <FieldList fields={fields} />}
      {example != null && (
        <CodeBlock className="mt-2" label={`Example of an answer: ${of ?? title}`} code={example} />
      )}
    </Part>
  );
}

export const parameterField = ({
  name,
  in: place,
  required,
  description,
  schema,
}: ParameterObject): SchemaField => ({
  name,
  required,
  type: `${typeText(schema)} in the ${place}${schema.default === undefined ? "" : `, ${JSON.stringify(schema.default)} where it is left out`}`,
  description: description ?? schema.description ?? "",
  fields: [],
});

export function contentFields(
  content: ContentObject | undefined,
  schemas: Record<string, JsonSchema>,
): SchemaField[] {
  const [media] = Object.values(content ?? {});
  return media ? fieldsOf(resolved(media.schema, schemas)) : [];
}

export function exampleOf(content: ContentObject | undefined): string | null {
  const [media] = Object.values(content ?? {});
  if (media?.example === undefined) return null;
  return typeof media.example === "string" ? media.example : JSON.stringify(media.example, null, 2);
}

/** What each status of an answer means. */
export const Meanings = ({ answers }: { answers: [string, { description: string }][] }) => (
  <ul className="flex flex-col gap-1 text-sm text-muted">
    {answers.map(([status, { description }]) => (
      <li key={status} className="flex gap-3">
        <span className="font-mono text-xs leading-5 text-ink">{status}</span>
        {description}
      </li>
    ))}
  </ul>
);
