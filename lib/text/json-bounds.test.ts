import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonProblem } from "./json-bounds";

const BOUNDS = { levels: 50, nodes: 1000 };

describe("a JSON text", () => {
  it.each([
    ["50 levels", "[".repeat(50) + "]".repeat(50)],
    ["1,000 entries", `[${"1,".repeat(998)}1]`],
    ["brackets within texts", JSON.stringify({ a: "[".repeat(500), b: '\\"[[{'.repeat(100) })],
    ["a text of 20,000 digits", JSON.stringify({ a: "9".repeat(20_000) })],
    ["many short lists", JSON.stringify(Array.from({ length: 400 }, () => [1]))],
  ])("of %s may be parsed", (_what, text) => {
    expect(jsonProblem(text, BOUNDS)).toBeNull();
  });

  it.each([
    ["51 levels", "[".repeat(51), "deeper than 50 levels"],
    ["ten million levels", "[".repeat(10_000_000), "deeper than 50 levels"],
    ["levels of both kinds", '{"a":['.repeat(26), "deeper than 50 levels"],
    ["levels behind texts", `["]]]]",${"[".repeat(50)}`, "deeper than 50 levels"],
    [
      "a number of 5,001 digits",
      `{"a":${"9".repeat(5001)}}`,
      "more than 5,000 characters in a row",
    ],
    ["1,001 entries", `[${"1,".repeat(1000)}1]`, "more than 1,000 entries"],
  ])("of %s is refused", (_what, text, problem) => {
    expect(jsonProblem(text, BOUNDS)).toContain(problem);
  });

  it("is judged by its real depth, whatever its texts hold", () => {
    const depthOf = (value: unknown): number =>
      typeof value === "object" && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 7 }), (value) => {
        const [text, depth] = [JSON.stringify(value), depthOf(value)];
        const roomy = { levels: depth, nodes: 1e6 };
        return (
          jsonProblem(text, roomy) === null &&
          (depth === 0 || jsonProblem(text, { ...roomy, levels: depth - 1 }) !== null)
        );
      }),
      { seed: 45, numRuns: 300 },
    );
  });
});
