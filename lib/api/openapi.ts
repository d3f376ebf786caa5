import { z } from "zod";
import { ALL_OPERATIONS } from "./all-operations";
import type {
  JsonSchema,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  ResponseObject,
} from "./openapi-document";
import { type Answer, type Operation, pathParameters } from "./operation";
import { PROBLEM_TITLES, problemSchema, type ProblemStatus } from "./problem";

type Schemas = Record<string, JsonSchema>;

const API_ROOT = "/api/v1";
const PROBLEM_TYPE = "application/problem+json";

const PROBLEM_TEXTS: Record<ProblemStatus, string> = {
  400: "Something that was sent is wrong; nothing was stored. `errors` names each field.",
  401: "No API token, or one that is unknown, expired or revoked.",
  403: "The token's scopes, or the role, do not allow this.",
  404: "There is no such thing, or you may not see it.",
  405: "This address has no such method; Allow names those it has.",
  408: "The body did not arrive in time.",
  409: "The request contradicts what is stored.",
  412: "It was changed since it was read: its ETag is none of those in If-Match. No data was changed.",
  413: "The body is too long.",
  415: "The body is of another media type.",
  500: "A fault of ours; the log has it under `id`.",
  503: "Overloaded, or the database cannot be written; nothing was stored. Retry-After says when to try again.",
};

const SLUG_PARAMETER = {
  type: "string",
  pattern: "^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
  description: "Lowercase letters, digits and hyphens, up to 63 characters.",
};

/**
 * The OpenAPI 3.1 document of the API, made from the schemas its handlers obey. `baseUrl`: where
 * the installation is reached.
 */
export function openApiDocument(
  baseUrl: string,
  operations: readonly Operation[] = ALL_OPERATIONS,
): OpenApiDocument {
  const schemas: Schemas = {};
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of operations) {
    const path = `${API_ROOT}${operation.path}`;
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: operationObject(
        operation,
        schemas,
        isGuarded(operation, operations),
      ),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Burnline",
      version: "1",
      summary: "Error budgets: teams, services, SLOs, measurements.",
      description: DESCRIPTION,
      license: { name: "AGPL-3.0-only", identifier: "AGPL-3.0-only" },
    },
    servers: [{ url: baseUrl.replace(/\/$/, "") }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description:
            "An API token, `bl_…`, with the scopes read, measure, write or admin; made under Settings.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "burnline.session",
          description: "A signed-in browser, from Burnline's own pages.",
        },
      },
    },
  };
}

const DESCRIPTION =
  "JSON in camelCase, instants as RFC 3339, percentages as numbers (99.9). Names in addresses are slugs. Errors are RFC 9457 problems. Lists take limit and cursor. Unknown fields are refused by name. Numbers are not rounded; null means that nothing was measured.";

const IF_MATCH: ParameterObject = {
  name: "If-Match",
  in: "header",
  required: false,
  description:
    "The ETag that reading this address gave: the change is made only if nobody has changed it since.",
  schema: { type: "string" },
};

/** Whether an operation changes what another one gives an ETag of. */
const isGuarded = ({ method, path }: Operation, operations: readonly Operation[]): boolean =>
  ["PUT", "PATCH", "DELETE"].includes(method) &&
  operations.some((other) => other.path === path && other.etag);

function operationObject(
  operation: Operation,
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
    parameters: [...parametersOf(operation), ...(guarded ? [IF_MATCH] : [])],
    ...(operation.body ? { requestBody: requestBody(operation.body, schemas) } : {}),
    responses: responsesOf(operation, schemas, guarded),
  };
}

function parametersOf(operation: Operation): ParameterObject[] {
  const inPath = pathParameters(operation.path).map((name): ParameterObject => ({
    name,
    in: "path",
    required: true,
    schema: SLUG_PARAMETER,
  }));
  return [
    ...inPath,
    ...fieldParameters(operation.query, "query"),
    ...fieldParameters(operation.headers, "header"),
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

function requestBody(
  body: NonNullable<Operation["body"]>,
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

const ETAG = {
  headers: {
    ETag: {
      schema: { type: "string" },
      description: "Names this state; send it as If-Match with a change.",
    },
  },
};

function responsesOf(
  operation: Operation,
  schemas: Schemas,
  guarded: boolean,
): Record<string, ResponseObject> {
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

function problemObject(status: ProblemStatus, schemas: Schemas): ResponseObject {
  const example = {
    type: "about:blank",
    title: PROBLEM_TITLES[status],
    status,
    detail: PROBLEM_TEXTS[status],
  };
  const headers =
    status === 503
      ? { "Retry-After": { schema: { type: "integer" }, description: "Seconds." } }
      : undefined;
  return {
    description: PROBLEM_TEXTS[status],
    ...(headers ? { headers } : {}),
    content: { [PROBLEM_TYPE]: { schema: component(problemSchema, "output", schemas), example } },
  };
}

/** A schema with a title is written once, among the components. */
function component(schema: z.ZodType, io: "input" | "output", schemas: Schemas): JsonSchema {
  const made = jsonSchema(schema, io);
  if (made.title === undefined) return made;
  const { title, ...rest } = made;
  schemas[title] ??= rest;
  return { $ref: `#/components/schemas/${title}` };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const {
    $schema: _dialect,
    "~standard": _standard,
    ...made
  } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<string, unknown>;
  return made;
}
