import { expect, it } from "vitest";
import { changedTerms, policyTerms, termsKey } from "./terms";

const alerting = { policy: "default" as const, minBadEvents: 1 };
const objective = {
  targetPpm: 999_000,
  window: { type: "rolling" as const, days: 30 },
  budgeting: { method: "occurrences" as const },
  noData: "ignore" as const,
};
const slo = { slug: "availability", alerting, objectives: [objective] };
const accepted = policyTerms([slo]);
const changed = (...slos: Parameters<typeof policyTerms>[0]) =>
  changedTerms(accepted, policyTerms(slos)).slos;

it("says what follows from each status of a budget", () => {
  expect(accepted.tiers).toEqual([
    "Healthy, more than 50% left: Normal velocity.",
    "Warning, 25% to 50% left: More scrutiny on changes; reliability work comes first.",
    "Critical, less than 25% left: Feature freeze; reliability work only.",
    "Exhausted, nothing left: All hands on reliability; a postmortem before any deployment.",
  ]);
});

it.each<[string, Parameters<typeof policyTerms>[0], string[]]>([
  ["the same SLO", [slo], []],
  [
    "what the store makes of it",
    [{ ...slo, objectives: [{ ...objective, window: { days: 30, type: "rolling" } }] }],
    [],
  ],
  ["another way to count", [{ ...slo, objectives: [{ ...objective, noData: "bad" }] }], []],
  [
    "another target",
    [{ ...slo, objectives: [{ ...objective, targetPpm: 999_500 }] }],
    ["availability"],
  ],
  [
    "another window",
    [{ ...slo, objectives: [{ ...objective, window: { type: "rolling", days: 28 } }] }],
    ["availability"],
  ],
  ["no alerts", [{ ...slo, alerting: { ...alerting, policy: "none" } }], ["availability"]],
  [
    "more bad events before an alert",
    [{ ...slo, alerting: { ...alerting, minBadEvents: 5 } }],
    ["availability"],
  ],
  [
    "an alert for silence",
    [{ ...slo, alerting: { ...alerting, noDataAfterMs: 600_000 } }],
    ["availability"],
  ],
  ["a second SLO", [slo, { ...slo, slug: "latency" }], ["latency"]],
  ["another SLO", [{ ...slo, slug: "latency" }], ["availability", "latency"]],
])("with %s, %j, what was accepted changed for %j", (_, slos, expected) => {
  expect(changed(...slos)).toEqual(expected);
});

it("sees other consequences", () => {
  const before = { ...accepted, tiers: ["Healthy: Ship it."] };
  expect(changedTerms(before, accepted)).toEqual({ tiers: true, slos: [] });
  expect(termsKey(before)).not.toBe(termsKey(accepted));
  expect(termsKey(policyTerms([slo]))).toBe(termsKey(accepted));
});
