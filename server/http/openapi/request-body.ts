import type { OperationObject } from "@/lib/api/openapi-document";
import type { RequestBody } from "../api/operation";
import { component, type Schemas } from "./component";

export function requestBody(
  body: RequestBody,
  schemas: Schemas,
): NonNullable<OperationObject["requestBody"]> {
  if (body.kind === "stream") {
    const content = Object.fromEntries(
      body.types.map((type) => [
        type,
        {
          schema: { type: "string" },
          ...(body.examples[type] ? { example: body.examples[type] } : {}),
        },
      ]),
    );
    return { required: true, description: body.description, content };
  }
  const examples = Object.fromEntries(
    body.examples.map((example, index) => [`example${index + 1}`, example]),
  );
  return {
    required: true,
    content: { "application/json": { schema: component(body.schema, "input", schemas), examples } },
  };
}
