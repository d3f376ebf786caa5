import type { OperationObject, ResponseObject } from "@/lib/api/openapi-document";
import type { Answer, Operation } from "../api/operation";
import type { ProblemStatus } from "../problem";
import { component, type Schemas } from "./component";
import { problemObject } from "./problems";

const ETAG = {
  headers: {
    ETag: {
      schema: { type: "string" },
      description: "Names this state; send it as If-Match with a change.",
    },
  },
};

export function responsesOf(
  operation: Operation,
  schemas: Schemas,
  guarded: boolean,
): OperationObject["responses"] {
  const problems: ProblemStatus[] = [
    400,
    ...(operation.scope === "none" ? [] : [401 as const, 403 as const]),
    ...(operation.body ? [408 as const] : []),
    ...operation.problems,
    ...(guarded ? [412 as const] : []),
    500,
  ];
  return {
    ...Object.fromEntries(
      operation.answers.map((answer) => [
        answer.status,
        { ...answerObject(answer, schemas), ...(operation.etag ? ETAG : {}) },
      ]),
    ),
    ...Object.fromEntries(problems.map((status) => [status, problemObject(status, schemas)])),
  };
}

function answerObject(
  { description, schema, type = "application/json", example }: Answer,
  schemas: Schemas,
): ResponseObject {
  if (!schema) return { description };
  return {
    description,
    content: {
      [type]: {
        schema: component(schema, "output", schemas),
        ...(example === undefined ? {} : { example }),
      },
    },
  };
}
