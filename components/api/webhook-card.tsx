import { Card } from "@/components/ui/card";
import type { JsonSchema, WebhookObject } from "@/lib/api/openapi-document";
import {
  contentFields,
  exampleOf,
  Fields,
  Meanings,
  parameterField,
  Part,
} from "./operation-parts";

type Props = { name: string; webhook: WebhookObject; schemas: Record<string, JsonSchema> };

/** One event that a receiver is sent: how it is signed, what stands in it, how it may answer. */
export function WebhookCard({ name, webhook, schemas }: Props) {
  const { operationId, summary, description, parameters, requestBody, responses } = webhook;
  return (
    <Card id={operationId} headingLevel={3} title={summary} className="scroll-mt-4">
      <div className="flex flex-col gap-4">
        <p className="font-mono text-xs leading-5 wrap-break-word">
          <b>POST</b> {name}
        </p>
        <p className="max-w-prose text-sm text-muted">{description}</p>
        <Fields title="Headers" fields={parameters.map(parameterField)} />
        <Fields
          title="Body"
          fields={contentFields(requestBody.content, schemas)}
          example={exampleOf(requestBody.content)}
          of={summary}
        />
        <Part title="What to answer">
          <Meanings answers={Object.entries(responses)} />
        </Part>
      </div>
    </Card>
  );
}
