import { describe, expect, test } from "vitest";
import { evaluateObjective, type ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { tierAt, tiersAfter, type EvaluationProgress } from "./progress";
import { alertPlace, type OpenAlert, type Verdict } from "./sighting";
import { sourceAlert, type PollOutcome } from "./source-alert";
import { sightingsOf, verdictsOf, type Known } from "./verdicts";
import type { WatchedSlo } from "./watched-slo";

const AT = Date.parse("2026-11-01T12:00:00Z");
const NOW_MINUTE = AT / MINUTE_MS;

const slo: WatchedSlo = {
  id: 12,
  slug: "availability",
  name: "Availability",
  alerting: { policy: "default", minBadEvents: 1, noDataAfterMs: 5 * MINUTE_MS },
  lastMinute: NOW_MINUTE - 1,
  service: { id: 3, slug: "checkout", name: "Checkout", team: { id: 1, slug: "payments" } },
  objectives: [
    {
      id: 34,
      targetPpm: 999_000,
      window: { type: "rolling", days: 30 },
      budgeting: { method: "occurrences" },
      noData: "ignore",
    },
  ],
};

/** Of 1,000 events in each minute of 30 days, with those bad that the function counts in a window. */
function evaluated(badIn: (startMs: number, endMs: number) => number): ObjectiveEvaluation[] {
  const tally = (startMs: number, endMs: number) => {
    const minutes = (endMs - startMs) / MINUTE_MS;
    return { bad: 1000 * badIn(startMs, endMs), total: 1_000_000 * minutes, measured: minutes };
  };
  return slo.objectives.map((objective) =>
    evaluateObjective({
      objective,
      at: AT,
      firstMinute: NOW_MINUTE - 40 * 1440,
      alertPolicy: alertPolicyOf(slo.alerting, objective),
      tally,
      counts: tally,
    }),
  );
}

/** Bad events within a stretch that ends now. */
const badFor =
  (stretchMs: number, perMinute: number) =>
  (startMs: number, endMs: number): number =>
    (Math.max(0, endMs - Math.max(startMs, AT - stretchMs)) / MINUTE_MS) * perMinute;

const quiet = evaluated(() => 0);
const known = (changes: Partial<Known> = {}): Known => ({
  open: new Map(),
  tierBefore: () => "healthy",
  sourceFails: () => false,
  ...changes,
});

const keysOf = (evaluations: readonly ObjectiveEvaluation[], changes: Partial<Known> = {}) => {
  const to = known(changes);
  return sightingsOf(to.open, verdictsOf(slo, evaluations, AT, to), AT).map((sighting) => [
    sighting.event,
    sighting.key,
    ...(sighting.event === "seen" ? [sighting.severity] : []),
  ]);
};

function open(key: string, severity: OpenAlert["severity"]): Pick<Known, "open"> {
  const verdict = verdictsOf(slo, quiet, AT, known()).find((one) => one.key === key);
  if (!verdict) throw new Error(`nothing is said of ${key}`);
  return { open: new Map([[alertPlace(verdict), { ...verdict.subject(), severity }]]) };
}

const BURNS = "objective:34:burn-rate";
const outage = evaluated(badFor(5 * MINUTE_MS, 1000));
const slow = evaluated(badFor(DAY_MS, 4));

describe("the alert of a burn rate", () => {
  test("is told once when it fires, when its severity changes, and when it is over", () => {
    expect(keysOf(quiet)).toEqual([]);
    expect(keysOf(outage)).toEqual([["seen", BURNS, "page"]]);
    expect(keysOf(outage, open(BURNS, "page"))).toEqual([]);
    expect(keysOf(slow)).toEqual([["seen", BURNS, "ticket"]]);
    expect(keysOf(outage, open(BURNS, "ticket"))).toEqual([["seen", BURNS, "page"]]);
    expect(keysOf(slow, open(BURNS, "page"))).toEqual([["seen", BURNS, "ticket"]]);
    expect(keysOf(quiet, open(BURNS, "page"))).toEqual([["gone", BURNS]]);
  });

  test("names its objective only where the SLO has several", () => {
    const [verdict] = verdictsOf(slo, quiet, AT, known());
    expect(verdict?.subject().title).toBe("Availability: error budget is burning too fast");
    expect(verdict?.subject().labels).toEqual({
      kind: "burn-rate",
      service: "checkout",
      slo: "availability",
      team: "payments",
      objective: "99.9% over 30 days",
    });
    const [objective] = slo.objectives;
    if (!objective) throw new Error("no objective");
    const two = { ...slo, objectives: [objective, { ...objective, id: 35 }] };
    const [first, ...rest] = verdictsOf(two, [...quiet, ...quiet], AT, known());
    expect(first?.subject().title).toBe(
      "Availability: error budget is burning too fast (99.9% over 30 days)",
    );
    expect(rest.map(({ key }) => key)).toContain("objective:35:burn-rate");
  });

  test("is gone when nobody watches the SLO any more", () => {
    const left = sightingsOf(open(BURNS, "page").open, [], AT);
    expect(left).toMatchObject([{ event: "gone", key: BURNS, facts: { kind: "note" } }]);
    const off = { ...slo, alerting: { ...slo.alerting, policy: "none" as const } };
    expect(verdictsOf(off, outage, AT, known())).toEqual([]);
  });
});

describe("the alert of a budget", () => {
  // 43,200 bad events are the budget of 30 days.
  const spent = (share: number) =>
    evaluated((startMs) => (startMs <= AT - 30 * DAY_MS ? share * 43_200 : 0));

  test.each([
    [0.5, "healthy", [["seen", "objective:34:budget:warning", "ticket"]]],
    [0.5, "warning", []],
    [0.8, "warning", [["seen", "objective:34:budget:critical", "ticket"]]],
    [0.5, "critical", []],
    [1, "critical", [["seen", "objective:34:budget:exhausted", "ticket"]]],
    [1, null, []],
  ] as const)("of which %d is spent, and that was %s, says %j", (share, tier, expected) => {
    expect(keysOf(spent(share), { tierBefore: () => tier })).toEqual(expected);
  });

  test("stays until the status changes, whichever way", () => {
    const warning = "objective:34:budget:warning";
    expect(keysOf(spent(0.6), { ...open(warning, "ticket"), tierBefore: () => "warning" })).toEqual(
      [],
    );
    expect(keysOf(spent(0.4), { ...open(warning, "ticket"), tierBefore: () => "warning" })).toEqual(
      [["gone", warning]],
    );
  });

  test("that is gone within three days at a rate that goes on is a ticket of its own", () => {
    const soon = "objective:34:budget:gone-soon";
    // 95% spent before, and 0.9 times... what remains lasts little over a day at twice the budget.
    const burning = (startMs: number, endMs: number) =>
      (startMs <= AT - 30 * DAY_MS ? 0.9 * 43_200 : 0) + badFor(6 * HOUR_MS, 2)(startMs, endMs);
    const status = { tierBefore: () => "critical" as const };
    expect(keysOf(evaluated(burning), status)).toEqual([["seen", soon, "ticket"]]);
    const over = (startMs: number, endMs: number) =>
      burning(startMs, endMs) - badFor(2 * HOUR_MS, 2)(startMs, endMs);
    expect(keysOf(evaluated(over), status)).toEqual([]);
  });

  test("that is nearly gone stays so while it burns too fast, and half as long again", () => {
    const soon = "objective:34:budget:gone-soon";
    const left = (days: number, alert = quiet[0]?.alert) =>
      quiet.map((one): ObjectiveEvaluation => ({
        ...one,
        ...(alert ? { alert } : {}),
        exhaustion: { state: "running-out", inMs: days * DAY_MS, fromBurnRate: 2, over: "6h" },
      }));
    const stays = (evaluations: ObjectiveEvaluation[]) =>
      keysOf(evaluations, open(soon, "ticket")).filter(([, key]) => key === soon);
    expect(stays(left(4.5))).toEqual([]);
    expect(stays(left(4.6))).toEqual([["gone", soon]]);
    expect(stays(left(1, { state: "firing", severity: "page" }))).toEqual([]);
  });

  test("of a window that fills tells what is known if nothing more fails", () => {
    const time = { measuredMs: 15 * DAY_MS, aheadMs: 15 * DAY_MS };
    const young = (share: number) => spent(share).map((one) => ({ ...one, time }));
    expect(keysOf(young(0.9))).toEqual([]);
    expect(keysOf(young(1.2))).toEqual([["seen", "objective:34:budget:warning", "ticket"]]);
    const soon = young(0.9).map((one): ObjectiveEvaluation => ({
      ...one,
      exhaustion: { state: "running-out", inMs: DAY_MS, fromBurnRate: 2, over: "6h" },
      burnRates: [],
    }));
    expect(keysOf(soon)).toEqual([]);
    const full = { time: { ...time, aheadMs: 0 }, tierBefore: () => "critical" as const };
    expect(
      keysOf(
        soon.map((one) => ({ ...one, time: full.time })),
        full,
      ),
    ).toEqual([["seen", "objective:34:budget:gone-soon", "ticket"]]);
  });

  test("says nothing of a first evaluation, and of one that warms up", () => {
    expect(keysOf(spent(1), { tierBefore: () => null })).toEqual([]);
    const warm = spent(1).map((one) => ({ ...one, warmingUp: true }));
    expect(keysOf(warm)).toEqual([]);
    const progress: EvaluationProgress = { minute: 1, tiers: {}, severities: {} };
    expect(tiersAfter(progress, [{ slo, objectives: warm }])).toEqual({});
    expect(tiersAfter(progress, [{ slo, objectives: spent(1) }])).toEqual({ 34: "exhausted" });
    expect(tierAt(progress, 34)).toBe("healthy");
    expect(tierAt(null, 34)).toBeNull();
  });
});

describe("the alert of silence", () => {
  const silent = (minutes: number) => ({ ...slo, lastMinute: NOW_MINUTE - 1 - minutes });
  const toldOf = (watched: WatchedSlo, sourceFails = false) =>
    sightingsOf(
      new Map(),
      verdictsOf(watched, quiet, AT, known({ sourceFails: () => sourceFails })),
      AT,
    ).map(({ key }) => key);

  test("comes once it has lasted longer than the SLO's setting", () => {
    expect(toldOf(silent(5))).toEqual([]);
    expect(toldOf(silent(6))).toEqual(["no-data"]);
    expect(toldOf({ ...slo, lastMinute: null })).toEqual([]);
    const { noDataAfterMs: _, ...alerting } = slo.alerting;
    expect(toldOf({ ...silent(600), alerting })).toEqual([]);
  });

  test("does not come beside that of a data source that fails", () => {
    expect(toldOf(silent(6), true)).toEqual([]);
  });
});

describe("the alert of a data source", () => {
  const poll = (sloId: number, changes: Partial<PollOutcome> = {}): PollOutcome => ({
    sloId,
    source: "main",
    failures: 11,
    succeededAt: AT - 11 * MINUTE_MS,
    error: "refuses connections",
    ...changes,
  });
  const watched = new Map([12, 13].map((id) => [id, { ...slo, id }]));
  const team = { id: 1, slug: "payments" };
  const verdict = (polls: PollOutcome[]) =>
    sourceAlert(team, { slug: "main", name: "Main" }, polls, watched, AT);

  test("is one, however many SLOs it feeds", () => {
    const one = verdict([poll(12), poll(13, { failures: 20 })]);
    expect({ ...one, ...one.subject() }).toMatchObject({
      severity: "ticket",
      title: "Data source Main fails",
      sloId: null,
      facts: { error: "refuses connections", failures: 20 },
    });
  });

  test("names the SLO where the others are answered", () => {
    const one = verdict([poll(12), poll(13, { failures: 0, succeededAt: AT })]);
    expect({ ...one, ...one.subject() }).toMatchObject({
      severity: "ticket",
      title: "Availability: Main fails",
      sloId: 12,
    });
  });

  test("is over once the source answers, and told once meanwhile", () => {
    const told = (polls: PollOutcome[], before: Verdict[]) => {
      const open = new Map(
        before.flatMap(({ severity, subject }) =>
          severity === null ? [] : [[alertPlace(subject()), { ...subject(), severity }] as const],
        ),
      );
      return sightingsOf(open, [verdict(polls)], AT).map(({ event }) => event);
    };
    const failing = [poll(12), poll(13)];
    expect(told(failing, [])).toEqual(["seen"]);
    expect(told([poll(12), poll(13, { failures: 20 })], [verdict(failing)])).toEqual([]);
    const answered = failing.map((one) => ({ ...one, failures: 0, succeededAt: AT, error: null }));
    expect(told(answered, [verdict(failing)])).toEqual(["gone"]);
  });

  test.each([
    [{ failures: 9 }, null],
    [{ succeededAt: AT - 10 * MINUTE_MS }, null],
    [{ succeededAt: null }, "ticket"],
    [{}, "ticket"],
  ] as const)("with %j is %s", (changes, severity) => {
    expect(verdict([poll(12, changes)]).severity).toBe(severity);
  });
});
