import { describe, expect, test } from "vitest";
import { good, looks, minuteAgo, now, slo, tested } from "@/lib/testing/scorecard-facts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { Outcome, Verdict } from "../../assessment/verdict";
import type { FallbackFacts, ScorecardFacts } from "../facts";
import { actions } from "./actions";
import { alerts } from "./alerts";
import { data } from "./data";
import { dependencies } from "./dependencies";
import { fallbacks } from "./fallbacks";
import { findings } from "./findings";
import { policy, runbook, statusPage } from "./not-kept-yet";
import { onCall } from "./on-call";
import { owner } from "./owner";
import { postmortems } from "./postmortems";
import { target } from "./target";

const plain = (text: string | null) => text && text.replaceAll("\u202f", " ");
const said = ({ outcome, evidence, change }: Verdict) => [outcome, plain(evidence), plain(change)];

type Case = [string, Partial<ScorecardFacts>, [Outcome, string, string | null]];
const judges = (judge: (facts: ScorecardFacts) => Verdict, cases: Case[]) =>
  test.each(cases)("%s", (_, change, expected) => {
    expect(said(judge({ ...good, ...change }))).toEqual(expected);
  });

describe("owner", () => {
  judges(owner, [
    [
      "is a team with someone in it",
      {},
      ["passed", "Payments owns it: 2 people can respond.", null],
    ],
    [
      "is a made-up team in the demo",
      { team: { name: "Payments", responders: 0 }, paged: { ...good.paged, demo: true } },
      ["passed", "Payments owns it, with demo users.", null],
    ],
    [
      "is not one whose people only look on",
      { team: { name: "Payments", responders: 0 } },
      [
        "failed",
        "Payments owns it, but has no responder or manager.",
        "Give someone in Payments the responder role.",
      ],
    ],
  ]);
});

describe("an SLO with data", () => {
  const silent = { ...slo, name: "Latency", lastMinute: minuteAgo(2 * HOUR_MS + MINUTE_MS) };
  const young = { ...slo, name: "New", firstMinute: minuteAgo(HOUR_MS) };
  judges(data, [
    ["has to be there", { slos: [] }, ["failed", "It has no SLO.", "Create an SLO."]],
    [
      "is enough",
      {},
      ["passed", "Availability: 100.0% of the minutes of its window have data.", null],
    ],
    [
      "is not enough beside a silent one",
      { slos: [slo, silent] },
      [
        "failed",
        "1 of 2 SLOs: Latency: No data has arrived for 2 hours.",
        "Start the sender again, or archive the SLO.",
      ],
    ],
    [
      "is enough beside a new one",
      { slos: [young, slo] },
      ["passed", "1 of 2 SLOs: Availability: 100.0% of the minutes of its window have data.", null],
    ],
    [
      "is not known of new ones alone",
      { slos: [young] },
      ["not-measured", "New: Data has arrived for 1 hour; coverage is checked after a day.", null],
    ],
  ]);
});

describe("on-call", () => {
  judges(onCall, [
    [
      "without gaps passes",
      { onCall: { kind: "schedules", gaps: 0, gapMs: 0, firstGapAt: null } },
      ["passed", "Someone is on call at all times for the next 28 days.", null],
    ],
    [
      "with a gap fails, with its hours",
      { onCall: { kind: "schedules", gaps: 2, gapMs: 26 * HOUR_MS, firstGapAt: now } },
      [
        "failed",
        "Nobody is on call for 1 d 2 h of the next 28 days, in 2 gaps.",
        "Fill the gaps with a layer or an override.",
      ],
    ],
    [
      "of nobody fails",
      { onCall: { kind: "no-policy" } },
      [
        "failed",
        "No escalation policy covers it.",
        "Choose an escalation policy for the team or the service.",
      ],
    ],
  ]);
});

describe("alerts", () => {
  judges(alerts, [
    [
      "pass by how often they page",
      {},
      ["passed", "Availability: A page reaches someone. 2 pages in 28 days, 0.5 a week.", null],
    ],
    [
      "fail where a page reaches nobody",
      { paged: { ...good.paged, policy: null } },
      [
        "failed",
        "Availability: No escalation policy covers its pages.",
        "Choose an escalation policy for the team or the service.",
      ],
    ],
    [
      "are not measured without an SLO",
      { slos: [] },
      ["not-measured", "It has no SLO.", "Create an SLO."],
    ],
  ]);
});

describe("a target", () => {
  const of = (met: number, missed: number) =>
    said(target({ ...good, slos: [{ ...slo, looks: looks(met, missed) }] })).slice(0, 2);
  test("is met with budget left on nine of ten days", () => {
    expect(of(18, 2)).toEqual([
      "passed",
      "Availability: Budget was left on 18 of the last 20 days.",
    ]);
    expect(of(17, 3)).toEqual([
      "failed",
      "Availability: Budget was left on 17 of the last 20 days.",
    ]);
  });
  test("needs seven days, and what is unknown is none", () => {
    expect(of(6, 0)).toEqual([
      "not-measured",
      "Availability: Its budget is known for 6 days. This is checked after 7 days.",
    ]);
    expect(of(7, 0)[0]).toBe("passed");
    expect(of(0, 0)[0]).toBe("not-measured");
  });
  test("is missed on a day that ended with exactly nothing left", () => {
    const exact = { ...slo, looks: Array.from({ length: 28 }, () => 0) };
    expect(target({ ...good, slos: [exact] }).outcome).toBe("failed");
  });
});

describe("dependencies", () => {
  judges(dependencies, [
    [
      "pass where each is described",
      {},
      ["passed", "2 of 2 dependencies have a criticality and a timeout.", null],
    ],
    [
      "fail where one is only named",
      { registry: { named: 2, described: 1, fallbacks: [] } },
      [
        "failed",
        "1 of 2 dependencies has a criticality and a timeout.",
        "Enter the criticality and timeout of the others.",
      ],
    ],
    [
      "are not known where nobody has named any",
      { registry: { named: 0, described: 0, fallbacks: [] } },
      [
        "not-measured",
        "No dependencies are registered.",
        "Register what it calls, with timeouts and retries.",
      ],
    ],
  ]);
});

describe("findings", () => {
  judges(findings, [
    ["pass without an error", {}, ["passed", "None of its findings is an error.", null]],
    [
      "fail with the first error",
      { findings: { errors: ["SLO-CEILING", "TIMEOUT-BUDGET"], budgetMinutes: 1 } },
      [
        "failed",
        "2 findings are errors: SLO-CEILING, TIMEOUT-BUDGET.",
        "Make the change that the first finding proposes.",
      ],
    ],
    [
      "say nothing of an empty registry",
      { registry: { named: 0, described: 0, fallbacks: [] } },
      [
        "not-measured",
        "No dependencies are registered, so there is nothing to check.",
        "Register what it calls, with timeouts and retries.",
      ],
    ],
  ]);
});

describe("postmortems", () => {
  judges(postmortems, [
    [
      "pass though one was late",
      {},
      ["passed", "2 of 3 postmortems were published within 5 days.", null],
    ],
    [
      "fail while one is overdue",
      { postmortems: { inTime: 2, late: 1, overdue: 1, pending: 1 } },
      [
        "failed",
        "1 postmortem is overdue; 3 published in 180 days.",
        "Publish the overdue one that was due first, or waive it with a reason.",
      ],
    ],
    [
      "do not apply without a severe incident",
      { postmortems: { inTime: 0, late: 0, overdue: 0, pending: 0 } },
      ["not-applicable", "No resolved incident of the last 180 days requires a postmortem.", null],
    ],
    [
      "pass while one is not due yet",
      { postmortems: { inTime: 1, late: 0, overdue: 0, pending: 2 } },
      ["passed", "1 of 1 postmortem was published within 5 days. 2 more are not due yet.", null],
    ],
  ]);
});

describe("action items", () => {
  judges(actions, [
    ["pass in time", {}, ["passed", "None of 3 open action items is overdue.", null]],
    [
      "fail from the first that is overdue",
      { actions: { pending: 3, overdue: 1 } },
      [
        "failed",
        "1 of 3 open action items is overdue.",
        "Finish the one that was due first, or change its due date.",
      ],
    ],
    [
      "do not apply without any",
      { actions: { pending: 0, overdue: 0 } },
      ["not-applicable", "Its postmortems have no open action item.", null],
    ],
  ]);
});

describe("fallbacks", () => {
  const of = (...all: FallbackFacts[]) =>
    said(fallbacks({ ...good, registry: { named: 1, described: 1, fallbacks: all } }));
  test("pass until 90 days after their test", () => {
    expect(of({ ...tested, testedAt: now - 90 * DAY_MS })).toEqual([
      "passed",
      "The fallbacks of 1 soft dependency were tested in the last 90 days.",
      null,
    ]);
    expect(of(tested, { ...tested, testedAt: now - 90 * DAY_MS - 1 })).toEqual([
      "failed",
      "The fallbacks of 1 of 2 soft dependencies were not tested in the last 90 days.",
      "Block the dependency on purpose, and enter the day of the test.",
    ]);
    expect(of({ ...tested, testedAt: null })[0]).toBe("failed");
  });
  test("fail where there is none, and are not known where nobody said", () => {
    expect(of(tested, { kind: "none", testedAt: null })[1]).toBe(
      "1 of 2 soft dependencies has no fallback.",
    );
    expect(of(tested, { kind: "unknown", testedAt: null })[0]).toBe("not-measured");
    expect(of()[0]).toBe("not-applicable");
    const empty = { named: 0, described: 0, fallbacks: [] };
    expect(said(fallbacks({ ...good, registry: empty }))[0]).toBe("not-measured");
  });
});

test("what nothing keeps yet is not guessed", () => {
  const linked = { name: "Checkout", description: "See https://wiki.example.org/pay." };
  expect(said(policy())[0]).toBe("not-measured");
  expect(said(runbook({ ...good, service: linked }))).toEqual([
    "not-measured",
    "Burnline does not keep runbooks yet, so no review is recorded. Its description links to https://wiki.example.org/pay.",
    null,
  ]);
  expect(said(statusPage())).toEqual(["not-applicable", "There is no status page yet.", null]);
});
