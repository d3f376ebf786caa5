import { Fragment } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { curlLine } from "@/lib/api/curl-line";
import type { JsonSchema, OperationObject } from "@/lib/api/openapi-document";
import {
  contentFields,
  exampleOf,
  Fields,
  Meanings,
  parameterField,
  Part,
} from "./operation-parts";

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
          <Meanings
            answers={Object.entries(responses).filter(([status]) => Number(status) >= 400)}
          />
        </Part>
      </div>
    </Card>
  );
}
