import { describe, expect, test } from "vitest";
import { matcherProblem, matches, type Matcher } from "./matcher";
import { routeOf, type RouteRule } from "./route";

const labels = { service: "checkout", region: "eu-west-1", empty: "" };

describe("a matcher", () => {
  test.each<[string, Matcher["op"], string, boolean]>([
    ["service", "=", "checkout", true],
    ["service", "=", "check", false],
    ["service", "!=", "check", true],
    ["region", "=~", "eu-.*", true],
    // An expression has to fit the whole value.
    ["region", "=~", "eu", false],
    ["region", "!~", "us-.*", true],
    // A label that is missing is the empty text, whatever objects have by birth.
    ["zone", "=", "", true],
    ["empty", "!=", "", false],
    ["zone", "=~", ".+", false],
    ["constructor", "=", "", true],
  ])("%s %s %j: %s", (name, op, value, expected) => {
    expect(matches({ name, op, value }, labels)).toBe(expected);
  });

  test("an expression that would keep others engines busy for ever is answered at once", () => {
    const hostile: Matcher = { name: "text", op: "=~", value: "(a+)+b" };
    expect(matches(hostile, { text: "a".repeat(9000) })).toBe(false);
  });

  test.each<[Matcher, RegExp | null]>([
    [{ name: "service", op: "=~", value: "check(out" }, /missing closing \).*check\(out/],
    [{ name: "service", op: "!~", value: "(?<=a)b" }, /RE2/],
    [{ name: " ", op: "=", value: "x" }, /Name the label/],
    [{ name: "service", op: "=", value: "x".repeat(501) }, /at most 500 characters/],
    [{ name: "service", op: "=", value: "check(out" }, null],
    [{ name: "service", op: "=~", value: "check(out)?" }, null],
  ])("%j is refused with the reason, or accepted", (matcher, reason) => {
    const problem = matcherProblem(matcher);
    if (reason === null) expect(problem).toBeNull();
    else expect(problem).toMatch(reason);
  });
});

describe("a route", () => {
  const alert = { labels, service: "checkout", severity: "page" } as const;
  const european: Matcher = { name: "region", op: "=~", value: "eu-.*" };
  const rules: RouteRule[] = [
    { matchers: [european, { name: "service", op: "=", value: "search" }], severity: "ticket" },
    { matchers: [european], escalationPolicy: "europe", incident: { kind: "open", severity: 2 } },
    { matchers: [], service: "shop" },
  ];

  test("is that of the first rule whose matchers all fit", () => {
    expect(routeOf(alert, rules)).toEqual({
      rule: 1,
      service: "checkout",
      severity: "page",
      escalationPolicy: "europe",
      incident: { kind: "open", severity: 2 },
    });
  });

  test("of a rule without matchers takes what is left", () => {
    expect(routeOf({ ...alert, labels: {} }, rules)).toMatchObject({ rule: 2, service: "shop" });
  });

  test("without a rule leaves the alert as it came", () => {
    expect(routeOf(alert, [])).toEqual({
      rule: null,
      service: "checkout",
      severity: "page",
      escalationPolicy: null,
      incident: { kind: "none" },
    });
  });

  test("knows the severity that was read, not the sender's word for it", () => {
    const tickets: RouteRule[] = [
      { matchers: [{ name: "severity", op: "=", value: "ticket" }], incident: { kind: "join" } },
    ];
    const sent = { labels: { severity: "warning" }, service: null, severity: "ticket" } as const;
    expect(routeOf(sent, tickets).incident).toEqual({ kind: "join" });
  });
});
