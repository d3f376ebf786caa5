import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Matcher } from "@/lib/alert/matcher";
import { runs } from "@/lib/testing/runs";
import { matchersOf, matcherText } from "./matcher-lines";

describe("matchers, one a line", () => {
  test.each([
    ['service="checkout"', { name: "service", op: "=", value: "checkout" }],
    ["severity =~ crit.*", { name: "severity", op: "=~", value: "crit.*" }],
    ['env!="dev",', { name: "env", op: "!=", value: "dev" }],
    ['text!~"a\\"b\\\\.c\\n"', { name: "text", op: "!~", value: 'a"b\\.c\n' }],
    ['empty=""', { name: "empty", op: "=", value: "" }],
    ["empty=", { name: "empty", op: "=", value: "" }],
  ])("%s", (line, matcher) => {
    expect(matchersOf(`\n ${line} \n`)).toEqual({ ok: true, matchers: [matcher] });
  });

  test("none fit every alert", () => {
    expect(matchersOf(" \n\n")).toEqual({ ok: true, matchers: [] });
  });

  test.each([
    ["service", /^Line 1: write a matcher/],
    ['a=b\nservice="checkout', /^Line 2: write a matcher/],
    ['service=~"check(out"', /^Line 1: This is no regular expression.*check\(out/],
    ['="x"', /^Line 1: write a matcher/],
    [`a="${"x".repeat(501)}"`, /^Line 1: Use at most 500/],
  ])("%s is refused by its line", (text, message) => {
    expect(matchersOf(text)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });

  test("what is shown of a matcher is read as the same one", () => {
    const matcher: fc.Arbitrary<Matcher> = fc.record({
      name: fc.stringMatching(/^[a-z_]{1,10}$/),
      op: fc.constantFrom("=" as const, "!=" as const),
      value: fc.string({ unit: fc.constantFrom("a", '"', "\\", "\n", ",", " ", "=") }),
    });
    fc.assert(
      fc.property(fc.array(matcher, { maxLength: 3 }), (matchers) => {
        const text = matchers.map(matcherText).join("\n");
        expect(matchersOf(text)).toEqual({ ok: true, matchers });
      }),
      { numRuns: runs(200) },
    );
  });
});
