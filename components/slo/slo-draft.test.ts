import { describe, expect, it } from "vitest";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { draftOf, ruleOf, windowOf, type ObjectiveDraft, type RuleDraft } from "./slo-draft";

const rule = (changes: Partial<RuleDraft>): RuleDraft => ({
  severity: "page",
  long: "1h",
  short: "5m",
  share: "2",
  factor: "",
  ...changes,
});
const objective = (changes: Partial<ObjectiveDraft>): ObjectiveDraft => ({
  target: "99.9",
  windowType: "rolling",
  days: "28",
  unit: "month",
  method: "occurrences",
  sliceMinutes: "1",
  ...changes,
});

describe("a typed rule", () => {
  it.each<[string, string]>([
    ["1h", ""],
    ["100m", ""],
    ["10m", ""],
    ["3d", ""],
    ["90m", "7m"],
  ])("over %s and '%s' has the windows that the server gives it", (long, short) => {
    const body = {
      name: "Up",
      sli: { kind: "availability" },
      objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }],
      alerting: {
        policy: "custom",
        rules: [{ severity: "page", long, ...(short ? { short } : {}), budgetShare: 0.02 }],
      },
    };
    expect([ruleOf(rule({ long, short }))]).toEqual(sloDefinitionSchema.parse(body).alerting.rules);
  });

  it("has a share or a factor", () => {
    expect(ruleOf(rule({}))?.trigger).toEqual({ kind: "share", budgetShare: 0.02 });
    expect(ruleOf(rule({ share: "", factor: "14.4" }))?.trigger).toEqual({
      kind: "factor",
      factor: 14.4,
    });
  });

  it.each<[string, Partial<RuleDraft>]>([
    ["both figures", { factor: "6" }],
    ["no figure", { share: "" }],
    ["a word for one", { share: "two" }],
    ["a factor of 0", { share: "", factor: "0" }],
    ["half a length", { long: "1" }],
    ["seconds", { long: "90s" }],
    ["a wrong short length", { short: "soon" }],
  ])("with %s is none yet", (_, changes) => {
    expect(ruleOf(rule(changes))).toBeNull();
  });
});

describe("a typed window", () => {
  it.each<[string, Partial<ObjectiveDraft>, unknown]>([
    ["days", {}, { type: "rolling", days: 28 }],
    ["no day", { days: "0" }, null],
    ["half a day", { days: "0.5" }, null],
    ["over a year", { days: "366" }, null],
    [
      "a calendar unit",
      { windowType: "calendar", days: "" },
      { type: "calendar", unit: "month", timeZone: "UTC" },
    ],
    ["a unit of nobody's", { windowType: "calendar", unit: "fortnight" }, null],
  ])("is one or none: %s", (_, changes, window) => {
    expect(windowOf(objective(changes))).toEqual(window);
  });
});

it("a card of a page without JavaScript is no objective before it has a target", () => {
  const spare = (target: string) =>
    draftOf([
      ["objectives.0.target", "99"],
      ["objectives.1.target", target],
      ["objectives.1.spare", "true"],
    ]).objectives;
  expect(spare("")).toHaveLength(1);
  expect(spare("95")).toHaveLength(2);
});
