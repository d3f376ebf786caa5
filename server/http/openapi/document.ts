import type { OpenApiDocument } from "@/lib/api/openapi-document";
import { ALL_OPERATIONS } from "../api/nouns";
import type { Operation } from "../api/operation";
import type { Schemas } from "./component";
import { operationObject } from "./operation-object";
import { webhookObjects } from "./webhooks";

const API_ROOT = "/api/v1";

const DESCRIPTION =
  "JSON in camelCase, instants as RFC 3339, percentages as numbers (99.9). Names in addresses are slugs. Errors are RFC 9457 problems. Lists take limit and cursor. Unknown fields are refused by name. Numbers are not rounded; null means that nothing was measured.";

const SECURITY_SCHEMES = {
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
};

/**
 * The OpenAPI 3.1 document of the API, made from the schemas its handlers obey. `baseUrl`: where
 * the installation is reached.
 */
export function openApiDocument(baseUrl: string): OpenApiDocument {
  const { paths, webhooks, schemas } = (described ??= describe());
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
    tags: [...new Set(ALL_OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    webhooks,
    components: {
      schemas,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

type Described = Pick<OpenApiDocument, "paths" | "webhooks"> & { schemas: Schemas };

/** Made when it is first asked for: it takes long, and is the same wherever Burnline is reached. */
let described: Described | null = null;

function describe(): Described {
  const paths: OpenApiDocument["paths"] = {};
  const schemas: Schemas = {};
  for (const operation of ALL_OPERATIONS) {
    const path = `${API_ROOT}${operation.path}`;
    const object = operationObject(operation, schemas, isGuarded(operation));
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: object };
  }
  return { paths, webhooks: webhookObjects(schemas), schemas };
}

/** Whether an operation changes what another one gives an ETag of. */
const isGuarded = ({ method, path }: Operation): boolean =>
  ["PUT", "PATCH", "DELETE"].includes(method) &&
  ALL_OPERATIONS.some((other) => other.path === path && other.etag);
