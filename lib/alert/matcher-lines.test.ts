import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import type { Matcher } from "./matcher";
import { matcherLines, parseMatcherLines } from "./matcher-lines";

test.each([
  ['service="checkout"', [{ name: "service", op: "=", value: "checkout" }]],
  ["region=~eu-.*", [{ name: "region", op: "=~", value: "eu-.*" }]],
  [
    'a != "b=c"\n\n b!~x ',
    [
      { name: "a", op: "!=", value: "b=c" },
      { name: "b", op: "!~", value: "x" },
    ],
  ],
  ['a=~"eu-\\d+"', [{ name: "a", op: "=~", value: "eu-\\d+" }]],
  ["a=", [{ name: "a", op: "=", value: "" }]],
  ["", []],
])("%j is read as %j", (text, matchers) => {
  const read = parseMatcherLines(text);
  expect(read).toEqual(matchers);
  if (typeof read !== "string") expect(parseMatcherLines(matcherLines(read))).toEqual(read);
});

test.each(["checkout", "=x", "a!b"])("%j is refused with how to write one", (text) => {
  expect(parseMatcherLines(text)).toMatch(/Write a label, an operator/);
});

test("whatever a value holds, what is written of it is read as the same", () => {
  const matcher: fc.Arbitrary<Matcher> = fc.record({
    name: fc.stringMatching(/^[a-z_]{1,10}$/),
    op: fc.constantFrom("=", "!=", "=~", "!~"),
    value: fc.string({ unit: fc.constantFrom("a", "n", '"', "\\", "\n", " ", "=") }),
  });
  fc.assert(
    fc.property(fc.array(matcher, { maxLength: 3 }), (matchers) => {
      expect(parseMatcherLines(matcherLines(matchers))).toEqual(matchers);
    }),
    { numRuns: runs(200) },
  );
});
