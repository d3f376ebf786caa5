import { expect } from "@playwright/test";
import { z } from "zod";
import type { JsonSchema, OperationObject } from "@/lib/api/openapi-document";
import { openApiDocument } from "@/server/http/openapi/document";

type Answer = { status: number; headers: Headers; text: string; json: unknown };
type CallOptions = {
  json?: unknown;
  body?: BodyInit;
  type?: string;
  headers?: Record<string, string>;
  token?: string | null;
};
export type ApiClient = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

const document = openApiDocument("http://localhost");

/** Calls `/api/v1` of a server, and holds each answer against the OpenAPI document. */
export function apiClient(server: { url: string; token: string }): ApiClient {
  return async (method, path, options = {}) => {
    const answer = await send(server, method, path, options);
    expectDescribed(method, path, answer);
    return answer;
  };
}

async function send(
  server: { url: string; token: string },
  method: string,
  path: string,
  { json, body, type, headers = {}, token = server.token }: CallOptions,
): Promise<Answer> {
  const sent = json === undefined ? body : JSON.stringify(json);
  const contentType = type ?? (sent === undefined ? undefined : "application/json");
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(contentType === undefined ? {} : { "content-type": contentType }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent, duplex: "half" }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: /json/.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : undefined,
  };
}

function expectDescribed(
  method: string,
  path: string,
  { status, headers, text, json }: Answer,
): void {
  const operation = operationOf(method, path);
  if (!operation) return;
  const described = operation.responses[String(status)];
  expect(
    described,
    `${method} ${path} answered ${String(status)}, which is not described: ${text.slice(0, 500)}`,
  ).toBeDefined();
  const [[type, media] = []] = Object.entries(described?.content ?? {});
  if (!type || !media) {
    expect(text).toBe("");
    return;
  }
  expect(headers.get("content-type")).toContain(type);
  if (type === "application/yaml") return;
  const problem = z
    .fromJSONSchema(resolved(media.schema) as Parameters<typeof z.fromJSONSchema>[0])
    .safeParse(json).error;
  expect(problem, `${method} ${path} ${String(status)} ${text.slice(0, 500)}`).toBeUndefined();
}

function operationOf(method: string, path: string): OperationObject | undefined {
  const [address = ""] = path.split("?");
  const found = Object.entries(document.paths).filter(([template]) =>
    new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(
      `/api/v1${address}`,
    ),
  );
  // A fixed name goes before a parameter, as in the router.
  const [best] = found.sort(([a], [b]) => a.split("{").length - b.split("{").length);
  return best?.[1][method.toLowerCase()];
}

const resolved = (schema: JsonSchema): JsonSchema => {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
};
