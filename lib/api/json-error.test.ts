import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonErrorOffset, lineAndColumn } from "./json-error";

describe("where a text stops being JSON", () => {
  it.each([
    ["an unquoted value", '{"a": x}', 6],
    ["a trailing comma", "[1,2,]", 5],
    ["a missing comma", '{"a":1 "b":2}', 7],
    ["a missing colon", '{"a" 1}', 5],
    ["an end that never comes", '{"a":[1', 7],
    ["a second document", "{} {}", 3],
    ["nothing at all", "", 0],
    ["a string with a bare line break", '["a\nb"]', 1],
    ["NaN", "[NaN]", 1],
    ["a leading zero", "[01]", 1],
    ["the wrong bracket", "[1}", 2],
    ["a single quote", "{'a':1}", 1],
  ])("is found for %s", (_, text, offset) => {
    expect(jsonErrorOffset(text)).toBe(offset);
  });

  it("is nowhere in what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.json(), (text) => jsonErrorOffset(text) === null),
      { seed: 1 },
    );
  });

  it("is found exactly where JSON.parse throws", () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const nearlyJson = fc
      .array(
        fc.constantFrom(
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          '"a"',
          "1",
          "-",
          "null",
          " ",
          "\\",
          '"',
          "e5",
          ".5",
          "\u00a0",
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(nearlyJson, (text) => (jsonErrorOffset(text) === null) === parses(text)),
      { seed: 2, numRuns: 20_000 },
    );
  });

  it("survives a hundred thousand open brackets", () => {
    expect(jsonErrorOffset("[".repeat(100_000))).toBe(100_000);
  });

  it("counts lines and columns from 1", () => {
    expect(lineAndColumn('{\n  "a": x\n}', 9)).toEqual({ line: 2, column: 8 });
    expect(lineAndColumn("", 0)).toEqual({ line: 1, column: 1 });
  });
});
