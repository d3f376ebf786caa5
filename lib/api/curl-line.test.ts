import { describe, expect, it } from "vitest";
import { curlLine } from "./curl-line";
import type { OperationObject } from "./openapi-document";

const READING: OperationObject = {
  operationId: "getTeam",
  tags: ["Teams"],
  summary: "Read a team",
  parameters: [],
  responses: {},
};
const CHANGING: OperationObject = {
  ...READING,
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: {},
        examples: {
          example1: { summary: "A team", value: { name: "Payments' own" } },
          example2: { summary: "Another", value: { name: "Search" } },
        },
      },
    },
  },
};
const line = (method: string, operation: OperationObject) =>
  curlLine({ method, path: "/api/v1/teams/{team}", server: "https://b.example", operation });

describe("the line that makes a call", () => {
  it("reads", () => {
    expect(line("get", READING)).toBe(
      `curl 'https://b.example/api/v1/teams/payments' -H "Authorization: Bearer $BURNLINE_TOKEN"`,
    );
  });

  it("sends the first example, quoted for the shell", () => {
    expect(line("put", CHANGING)).toBe(
      `curl -X PUT 'https://b.example/api/v1/teams/payments' -H "Authorization: Bearer $BURNLINE_TOKEN" -H 'Content-Type: application/json' --data-binary '{"name":"Payments'\\'' own"}'`,
    );
  });
});
