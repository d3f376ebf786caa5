import type { OperationObject } from "@/lib/api/openapi-document";
import type { NamedOperation } from "../api/nouns";
import type { Schemas } from "./component";
import { parametersOf } from "./parameters";
import { requestBody } from "./request-body";
import { responsesOf } from "./responses";

/** `guarded`: changes what another operation gives an ETag of. */
export function operationObject(
  operation: NamedOperation,
  schemas: Schemas,
  guarded: boolean,
): OperationObject {
  const { id, tag, summary, description, scope } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description ? { description } : {}),
    ...(scope === "none" ? { security: [] as [] } : { "x-scope": scope }),
    parameters: parametersOf(operation, guarded),
    ...(operation.body ? { requestBody: requestBody(operation.body, schemas) } : {}),
    responses: responsesOf(operation, schemas, guarded),
  };
}
