import { describe, expect, it } from "vitest";
import { fieldsOf, resolved, typeText } from "./schema-text";

describe("a schema in words", () => {
  it.each([
    [{ type: "integer" }, "whole number"],
    [{ enum: ["add", "replace"] }, '"add" or "replace"'],
    [{ anyOf: [{ type: "number" }, { type: "null" }] }, "number or null"],
    [{ type: "array", items: { type: "object", properties: {} } }, "list of object"],
    [{ type: "string", format: "date-time" }, "instant"],
    [{}, "anything"],
  ])("reads %j", (schema, text) => {
    expect(typeText(schema)).toBe(text);
  });

  it("merges the shapes of a choice: what one of them lacks is not required", () => {
    const schema = {
      oneOf: [
        {
          type: "object",
          properties: { kind: { const: "latency" }, thresholdMs: { type: "number" } },
          required: ["kind", "thresholdMs"],
        },
        { type: "object", properties: { kind: { const: "availability" } }, required: ["kind"] },
      ],
    };
    expect(fieldsOf(schema)).toEqual([
      {
        name: "kind",
        required: true,
        type: '"latency" or "availability"',
        description: "",
        fields: [],
      },
      { name: "thresholdMs", required: false, type: "number", description: "", fields: [] },
    ]);
  });

  it("follows a reference", () => {
    expect(resolved({ $ref: "#/components/schemas/Team" }, { Team: { type: "object" } })).toEqual({
      type: "object",
    });
  });
});
