import { describe, expect, test } from "vitest";
import type { TargetAdvice } from "@/lib/advice/target-history";
import type { Verdict } from "@/lib/reliability/assessment/verdict";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { actionable } from "./actionable";
import { alertsReach } from "./alerts-reach";
import { documented } from "./documented";
import type { ObjectiveFacts, QualityFacts } from "./facts";
import { measurable } from "./measurable";
import { QUALITY_CHECKS, qualityOf } from "./quality";
import { realistic } from "./realistic";
import { riskTolerance } from "./risk-tolerance";

const now = Date.parse("2026-06-16T12:20:00Z");
const minuteAgo = (ms: number) => (now - ms) / MINUTE_MS;
const plain = (text: string | null) => text && text.replaceAll("\u202f", " ");
const said = ({ outcome, evidence, change }: Verdict) => [outcome, plain(evidence), plain(change)];

const history: TargetAdvice = {
  proposedPpm: 999_000,
  met: 1,
  windowDays: 28,
  windows: 62,
  steps: [],
};
const objective: ObjectiveFacts = {
  objective: {
    targetPpm: 999_000,
    window: { type: "rolling", days: 28 },
    budgeting: { method: "occurrences" },
    noData: "ignore",
  },
  coverage: 0.998,
  history,
  rules: ["page", "page", "ticket"],
};
const good: QualityFacts = {
  now,
  createdAt: now - 90 * DAY_MS,
  updatedAt: now - 3 * DAY_MS,
  description: "Payments that go through. Runbook: https://wiki.example.org/pay",
  kind: "availability",
  source: "push",
  alerting: { policy: "default", minBadEvents: 1 },
  firstMinute: minuteAgo(90 * DAY_MS),
  lastMinute: minuteAgo(2 * MINUTE_MS),
  objectives: [objective],
  service: { name: "Checkout", description: "", tier: 1 },
  team: { name: "Payments", responders: 3 },
  paged: { demo: false, policy: { slug: "payments", name: "Payments pages" }, warnings: [] },
  pages: { pages: 4, acknowledged: 3, since: now - 28 * DAY_MS },
};
const withObjective = (change: Partial<ObjectiveFacts>): QualityFacts => ({
  ...good,
  objectives: [{ ...objective, ...change }],
});
const withTarget = (targetPpm: number, change: Partial<QualityFacts> = {}): QualityFacts => ({
  ...withObjective({ objective: { ...objective.objective, targetPpm } }),
  ...change,
});

test("a good SLO passes all six checks, each with an instant and nothing to change", () => {
  const checks = qualityOf(good);
  expect(checks.map(({ id }) => id)).toEqual([...QUALITY_CHECKS]);
  expect(checks.map(({ outcome, change }) => [outcome, change])).toEqual(
    QUALITY_CHECKS.map(() => ["passed", null]),
  );
  expect(checks.every(({ at }) => at !== null)).toBe(true);
});

describe("measurable", () => {
  const startFirst = "Send the first counts, as “Send measurements” on this page shows.";
  test.each<[string, Partial<QualityFacts>, unknown[]]>([
    [
      "passes at exactly 90% of the minutes",
      { objectives: [{ ...objective, coverage: 0.9 }] },
      ["passed", "90.0% of the minutes of its window have data.", null],
    ],
    [
      "fails just below",
      { objectives: [{ ...objective, coverage: 0.8999 }] },
      [
        "failed",
        "89.9% of the minutes of its window have data.",
        "Add a probe, so that at least 90% of the minutes have data.",
      ],
    ],
    [
      "goes by the objective that is covered least",
      { objectives: [objective, { ...objective, coverage: 0.5 }] },
      [
        "failed",
        "50.0% of the minutes of its window have data.",
        "Add a probe, so that at least 90% of the minutes have data.",
      ],
    ],
    [
      "fails in silence, however well covered its window is",
      { lastMinute: minuteAgo(3 * HOUR_MS + MINUTE_MS) },
      ["failed", "No data has arrived for 3 hours.", "Start the sender again, or archive the SLO."],
    ],
    [
      "bears the silence that the SLO allows",
      {
        lastMinute: minuteAgo(3 * HOUR_MS + MINUTE_MS),
        alerting: { policy: "default", minBadEvents: 1, noDataAfterMs: 3 * HOUR_MS },
      },
      ["passed", "99.8% of the minutes of its window have data.", null],
    ],
    [
      "waits a day before it judges coverage",
      { firstMinute: minuteAgo(23 * HOUR_MS), objectives: [{ ...objective, coverage: 0.2 }] },
      ["not-measured", "Data has arrived for 23 hours; coverage is checked after a day.", null],
    ],
    [
      "gives a new SLO an hour",
      { firstMinute: null, lastMinute: null, createdAt: now - 59 * MINUTE_MS },
      [
        "not-measured",
        "No data has arrived yet. This is checked an hour after the SLO was created.",
        startFirst,
      ],
    ],
    [
      "fails without data after that",
      { firstMinute: null, lastMinute: null, createdAt: now - HOUR_MS },
      ["failed", "No data has arrived since the SLO was created 1 hour ago.", startFirst],
    ],
    [
      "asks for the query where one is read",
      { lastMinute: minuteAgo(DAY_MS + MINUTE_MS), source: "prometheus" },
      ["failed", "No data has arrived for 24 hours.", "Check the query and its data source."],
    ],
  ])("%s", (_, change, expected) => {
    expect(said(measurable({ ...good, ...change }))).toEqual(expected);
  });

  test("holds as of the end of the last minute with data", () => {
    expect(measurable(good).at).toBe(now - MINUTE_MS);
  });
});

describe("realistic", () => {
  const of = (change: Partial<TargetAdvice> | null, targetPpm = 999_000) =>
    said(
      realistic({
        ...withObjective({
          objective: { ...objective.objective, targetPpm },
          history: change && { ...history, ...change },
        }),
      }),
    );

  test("passes where nine of ten windows met the target", () => {
    expect(of({ met: 0.9, proposedPpm: 995_000 })).toEqual([
      "passed",
      "90.0% of 62 windows of 28 days met 99.9%.",
      null,
    ]);
  });
  test("fails where fewer did, and names the target that each met", () => {
    expect(of({ met: 0.8999, proposedPpm: 995_000 })).toEqual([
      "failed",
      "89.9% of 62 windows of 28 days met 99.9%.",
      "Lower the target to 99.5%, which every window met.",
    ]);
  });
  test("proposes no target where not even 90% was met", () => {
    expect(of({ met: 0, proposedPpm: null, windows: 1, windowDays: 7 })).toEqual([
      "failed",
      "0.0% of 1 window of 7 days met 99.9%.",
      "Improve the service first: not every window reached even 90%.",
    ]);
  });
  test("fails at a target that is ten times looser than history", () => {
    expect(of({ proposedPpm: 999_900 })).toEqual([
      "failed",
      "100.0% of 62 windows of 28 days met 99.9%. Every window also met 99.99%, which allows a tenth of the budget.",
      "Raise the target to 99.99%, or as far as users need it.",
    ]);
    expect(of({ proposedPpm: 999_900 }, 999_100)[0]).toBe("passed");
  });
  test("isn't measured before seven days of history", () => {
    expect(of(null)).toEqual([
      "not-measured",
      "There are fewer than 7 days of history to judge by.",
      null,
    ]);
  });
  test("goes by the objective that fails", () => {
    const failing = { ...objective, history: { ...history, met: 0.1 } };
    expect(realistic({ ...good, objectives: [objective, failing] }).outcome).toBe("failed");
  });
});

describe("fits the risk tolerance", () => {
  const tiered = (tier: number | null, targetPpm: number, change: Partial<QualityFacts> = {}) =>
    said(riskTolerance(withTarget(targetPpm, { ...change, service: { ...good.service, tier } })));

  test.each([
    [1, 998_999, "failed"],
    [1, 999_000, "passed"],
    [1, 999_900, "passed"],
    [1, 999_901, "failed"],
    [2, 994_999, "failed"],
    [2, 995_000, "passed"],
    [2, 999_501, "failed"],
    [3, 990_000, "passed"],
    [3, 999_001, "failed"],
    [4, 899_999, "failed"],
    [4, 995_000, "passed"],
    [4, 995_001, "failed"],
    [null, 999_000, "not-measured"],
  ])("of tier %s, a target of %d ppm has %s", (tier, targetPpm, outcome) => {
    expect(tiered(tier, targetPpm)[0]).toBe(outcome);
  });
  test("says what the target leaves, and what to change", () => {
    expect(tiered(1, 990_000)).toEqual([
      "failed",
      "Tier 1: 99% leaves 6.7 hours in 28 days: room for a few incidents or one long one.",
      "Raise the target to at least 99.9%, or give Checkout a lower tier.",
    ]);
    expect(tiered(4, 999_900)).toEqual([
      "failed",
      "Tier 4: 99.99% leaves 4 minutes in 28 days: less than one slow deploy.",
      "Lower the target to at most 99.5%, or give Checkout a higher tier.",
    ]);
  });
  test("allows ten times as many slow answers as failed ones", () => {
    expect(tiered(1, 990_000, { kind: "latency" })[0]).toBe("passed");
    expect(tiered(1, 989_999, { kind: "latency" })[0]).toBe("failed");
    expect(tiered(1, 990_000, { kind: "correctness" })[0]).toBe("failed");
  });
  test("goes by the strictest objective", () => {
    const loose = { ...objective, objective: { ...objective.objective, targetPpm: 900_000 } };
    expect(riskTolerance({ ...good, objectives: [loose, objective] }).outcome).toBe("passed");
  });
});

describe("alerts", () => {
  const paged = (pages: number, days: number, change: Partial<QualityFacts> = {}) =>
    said(
      alertsReach({
        ...good,
        firstMinute: minuteAgo(days * DAY_MS),
        pages: { pages, acknowledged: pages, since: now - 28 * DAY_MS },
        ...change,
      }),
    );

  test("pass at two pages a week, and fail above", () => {
    expect(paged(8, 90)).toEqual([
      "passed",
      "A page reaches someone. 8 pages in 28 days, 2 a week.",
      null,
    ]);
    expect(paged(9, 90)).toEqual([
      "failed",
      "A page reaches someone. 9 pages in 28 days, 2.3 a week.",
      "Raise the minimum bad events (now 1) until there are at most 2 pages a week.",
    ]);
  });
  test("count over the days that were measured", () => {
    expect(paged(3, 10)[0]).toBe("failed");
    expect(paged(2, 7)[0]).toBe("passed");
    expect(paged(3, 6.9)).toEqual([
      "not-measured",
      "A page reaches someone. 3 pages in 6 days: noise is checked after 7 days.",
      null,
    ]);
  });
  test("fail where a page reaches nobody, even if none came", () => {
    const warning = "Ada has no working contact method.";
    expect(paged(0, 90, { paged: { ...good.paged, warnings: [warning] } })).toEqual([
      "failed",
      warning,
      "Fill that gap in Payments pages.",
    ]);
    expect(paged(0, 90, { paged: { ...good.paged, policy: null } })).toEqual([
      "failed",
      "No escalation policy covers its pages.",
      "Choose an escalation policy for the team or the service.",
    ]);
  });
  test("judge the demo by its pages alone", () => {
    expect(paged(1, 90, { paged: { demo: true, policy: null, warnings: [] } })[0]).toBe("passed");
  });
  test("fail where there are none to fire, and don't apply to tickets", () => {
    expect(paged(0, 90, { alerting: { policy: "none", minBadEvents: 1 } })[0]).toBe("failed");
    expect(paged(0, 90, withObjective({ rules: [] }))[0]).toBe("failed");
    expect(said(alertsReach(withObjective({ rules: ["ticket"] })))).toEqual([
      "not-applicable",
      "Its rules open tickets and page nobody.",
      null,
    ]);
  });
});

describe("actionable", () => {
  const of = (change: Partial<QualityFacts>) => said(actionable({ ...good, ...change }));
  const acknowledged = (pages: number, by: number) =>
    of({ pages: { pages, acknowledged: by, since: now - 28 * DAY_MS } });

  test("names who may respond, what was acknowledged, and the runbook", () => {
    expect(acknowledged(4, 2)).toEqual([
      "passed",
      "3 people in Payments can respond. 2 of 4 pages in 28 days were acknowledged. Runbook: https://wiki.example.org/pay",
      null,
    ]);
    expect(acknowledged(0, 0)[1]).toContain("No page in 28 days.");
  });
  test("fails where most pages were over before anyone acknowledged them", () => {
    expect(acknowledged(5, 2)).toEqual([
      "failed",
      "2 of 5 pages in 28 days were acknowledged.",
      "Change the rule that fired most from page to ticket.",
    ]);
  });
  test("fails without anyone who may respond", () => {
    expect(of({ team: { name: "Payments", responders: 0 } })).toEqual([
      "failed",
      "Payments has no responder or manager.",
      "Give someone in Payments the responder role.",
    ]);
  });
  test("takes the demo's people for what they are", () => {
    const team = { name: "Payments", responders: 0 };
    expect(of({ team, paged: { ...good.paged, demo: true } })[1]).toContain(
      "Payments has demo users only. 3 of 4 pages",
    );
  });
  test("takes the runbook from the service, too, and fails without one", () => {
    const bare = { description: "Payments that go through." };
    expect(of(bare)[0]).toBe("failed");
    const service = { ...good.service, description: "See http://wiki.example.org/x." };
    expect(of({ ...bare, service })[0]).toBe("passed");
  });
});

describe("documented", () => {
  const of = (description: string) => said(documented({ ...good, description }));
  test.each([
    ["", "failed", "It has no description."],
    ["   ", "failed", "It has no description."],
    ["Checkout works well", "failed", "Its description has 19 characters."],
    ["Checkouts work well.", "passed", "Its description has 20 characters. Payments owns it."],
  ])("judges %j", (description, outcome, evidence) => {
    expect(of(description).slice(0, 2)).toEqual([outcome, evidence]);
  });
});
