import { describe, expect, it } from "vitest";
import { curlLine } from "./curl-line";
import { openApiDocument } from "./openapi";

const { paths } = openApiDocument("https://b.example");
const line = (method: string, path: string) => {
  const operation = paths[path]?.[method];
  if (!operation) throw new Error(`no ${method} ${path}`);
  return curlLine({ method, path, server: "https://b.example", operation });
};

describe("the line that makes a call", () => {
  it("reads", () => {
    expect(line("get", "/api/v1/teams/{team}")).toBe(
      `curl 'https://b.example/api/v1/teams/payments' -H "Authorization: Bearer $BURNLINE_TOKEN"`,
    );
  });

  it("sends the first example, quoted for the shell", () => {
    expect(line("put", "/api/v1/teams/{team}")).toContain(
      `-X PUT 'https://b.example/api/v1/teams/payments' -H "Authorization: Bearer $BURNLINE_TOKEN" -H 'Content-Type: application/json' --data-binary '{"name":"Payments"}'`,
    );
  });
});
