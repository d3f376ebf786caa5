import { expect, test } from "vitest";
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
