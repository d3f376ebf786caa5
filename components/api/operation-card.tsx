import { Fragment, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { curlLine } from "@/lib/api/curl-line";
import type {
  ContentObject,
  JsonSchema,
  OperationObject,
  ParameterObject,
} from "@/lib/api/openapi-document";
import { fieldsOf, resolved, typeText, type SchemaField } from "@/lib/api/schema-text";
import { FieldList } from "./field-list";

type Props = {
  method: string;
  path: string;
  server: string;
  operation: OperationObject;
  schemas: Record<string, JsonSchema>;
};

/** One call: what it needs, what it takes, what it answers. */
export function OperationCard({ method, path, server, operation, schemas }: Props) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const scope = operation["x-scope"];
  return (
    <Card
      id={operationId}
      headingLevel={3}
      title={summary}
      className="scroll-mt-4"
      {...(scope ? { actions: <Badge>scope {scope}</Badge> } : {})}
    >
      <div className="flex flex-col gap-4">
        <p className="font-mono text-xs leading-5 wrap-break-word">
          <b>{method.toUpperCase()}</b>{" "}
          {path.split("/").map((part, index) => (
            <Fragment key={index}>
              {index > 0 && (
                <>
                  /<wbr />
                </>
              )}
              {part}
            </Fragment>
          ))}
        </p>
        {description !== undefined && (
          <p className="max-w-prose text-sm text-muted">{description}</p>
        )}
        <CodeBlock
          label={`Example: ${summary}`}
          code={curlLine({ method, path, server, operation })}
        />
        {parameters.length > 0 && (
          <Fields title="Parameters" fields={parameters.map(parameterField)} />
        )}
        {requestBody && (
          <Fields
            title="Body"
            fields={contentFields(requestBody.content, schemas)}
            note={requestBody.description}
          />
        )}
        {Object.entries(responses).map(([status, { description: meaning, content }]) =>
          Number(status) < 300 ? (
            <Fields
              key={status}
              title={`Response ${status}`}
              note={meaning}
              fields={contentFields(content, schemas)}
              example={exampleOf(content)}
              of={`${summary}, ${status}`}
            />
          ) : null,
        )}
        <Part title="Errors">
          <ul className="flex flex-col gap-1 text-sm text-muted">
            {Object.entries(responses).flatMap(([status, { description: meaning }]) =>
              Number(status) < 400
                ? []
                : [
                    <li key={status} className="flex gap-3">
                      <span className="font-mono text-xs leading-5 text-ink">{status}</span>
                      {meaning}
                    </li>,
                  ],
            )}
          </ul>
        </Part>
      </div>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium">{title}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

function Fields({
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

const parameterField = ({
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

function contentFields(
  content: ContentObject | undefined,
  schemas: Record<string, JsonSchema>,
): SchemaField[] {
  const [media] = Object.values(content ?? {});
  return media ? fieldsOf(resolved(media.schema, schemas)) : [];
}

function exampleOf(content: ContentObject | undefined): string | null {
  const [media] = Object.values(content ?? {});
  if (media?.example === undefined) return null;
  return typeof media.example === "string" ? media.example : JSON.stringify(media.example, null, 2);
}
