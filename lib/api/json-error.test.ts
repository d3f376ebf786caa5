import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonProblem } from "@/lib/text/json-bounds";
import { jsonFault } from "./json-error";

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
    ["what follows a leading zero", "[01]", 2],
    ["the wrong bracket", "[1}", 2],
    ["a single quote", "{'a':1}", 1],
  ])("is found for %s", (_, text, offset) => {
    expect(jsonFault(text)?.offset).toBe(offset);
  });

  it("is nowhere in what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.json(), (text) => jsonFault(text) === null),
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
      fc.property(nearlyJson, (text) => (jsonFault(text) === null) === parses(text)),
      { seed: 2, numRuns: 20_000 },
    );
  });

  it("is found in the deepest text that may be read", () => {
    const text = `${"[".repeat(1000)}x`;
    expect(jsonProblem(text, { levels: 1000, nodes: 1000 })).toBeNull();
    expect(jsonFault(text)?.offset).toBe(1000);
  });

  it.each([
    ['{\n  "a": x\n}', 2, 8],
    ['{\r\n"a":\r\n  x}', 3, 3],
    ["[1 2\n]", 1, 4],
    ["", 1, 1],
  ])("is told of %j by line and column, from 1", (text, line, column) => {
    expect(jsonFault(text)).toMatchObject({ line, column });
  });
});
