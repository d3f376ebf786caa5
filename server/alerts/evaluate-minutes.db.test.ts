import { asc, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findEvaluationProgress } from "@/db/alerts/evaluation";
import { recordMeasurements } from "@/db/measurements/record";
import { sealHours } from "@/db/measurements/sealing";
import { alertEvents, alertRoutes, alerts } from "@/db/schema/alerts";
import { archiveSlo } from "@/db/slos/archive";
import { putSlo } from "@/db/slos/put";
import type { Slo } from "@/db/slos/slo";
import { closeStore, read, write } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { MOST_MINUTES } from "@/lib/alert/minutes-due";
import type { RouteRule } from "@/lib/alert/route";
import { rehearse } from "@/lib/alerting/rehearsal";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { evaluateMinutes } from "./evaluate-minutes";

const QUIET = 3 * 1440;
const START = Date.parse("2026-10-28T00:00:00Z");
const FIRST = START / MINUTE_MS - QUIET;
const TOTAL = 2000;

/** Bad events of `TOTAL` in each minute from the start on. */
type Pattern = (minute: number) => number;

const share = (percent: number): number => (TOTAL * percent) / 100;

const outage: Pattern = (minute) => (minute < 60 ? TOTAL : 0);

const PATTERNS: Record<string, Pattern> = {
  "0.1% all the time": () => share(0.1),
  "15% for ten minutes": (minute) => (minute < 10 ? share(15) : 0),
  "a total outage of an hour": outage,
  "1% for five hours": (minute) => (minute < 300 ? share(1) : 0),
  "0.05% all the time": () => share(0.05),
  "spikes of five minutes each hour": (minute) => (minute % 60 < 5 ? share(15) : 0),
};

/** Budgets by time; the others go by occurrences. */
const BY_SLICES: Record<string, { pattern: Pattern; budgeting: object }> = {
  "an outage in slices of five minutes": {
    pattern: outage,
    budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 },
  },
  "an outage in shares of minutes": {
    pattern: outage,
    budgeting: { method: "ratio-timeslices", sliceMinutes: 1 },
  },
};

const CASES: { name: string; pattern: Pattern; objective: object }[] = [
  ...Object.entries(PATTERNS).map(([name, pattern]) => ({ name, pattern, objective: {} })),
  ...Object.entries(BY_SLICES).map(([name, { pattern, budgeting }]) => ({
    name,
    pattern,
    objective: { budgeting },
  })),
];

/** Three quiet days before the pattern. */
const history = (pattern: Pattern, minutes: number): MinuteBucket[] =>
  Array.from({ length: QUIET + minutes }, (_, index) => ({
    minute: FIRST + index,
    bad: index < QUIET ? 0 : Math.round(1000 * pattern(index - QUIET)),
    total: 1000 * TOTAL,
  }));

async function makeSlo(slug: string, alerting: object = {}, objective: object = {}): Promise<Slo> {
  const definition = sloDefinitionSchema.parse({
    name: slug,
    sli: { kind: "availability" },
    objectives: [{ target: 99.9, window: { type: "rolling", days: 30 }, ...objective }],
    alerting,
  });
  return (await putSlo(systemActor, "checkout", slug, definition, new Date(START - 9 * DAY_MS)))
    .slo;
}

async function measure(slo: Slo, buckets: readonly MinuteBucket[]): Promise<void> {
  await recordMeasurements(systemActor, {
    mode: "add",
    measurements: buckets.map((bucket) => ({ ...bucket, sloId: slo.id })),
    at: new Date(START + 2 * DAY_MS),
  });
}

/** As of so many minutes after the start, a little into the minute, as the job is. */
const evaluate = (minute: number): Promise<void> =>
  evaluateMinutes({
    actor: systemActor,
    now: new Date(START + minute * MINUTE_MS + 15_000),
    stop: new AbortController().signal,
  });

/** Of a stop that comes when it has been asked for so often. */
function abortedAfter(asked: number): AbortSignal {
  let left = asked;
  return Object.defineProperty(new AbortController().signal, "aborted", {
    get: () => left-- <= 0,
  });
}

async function evaluateUntil(minute: number, each = MOST_MINUTES): Promise<void> {
  const progress = await findEvaluationProgress(systemActor);
  const from = progress ? progress.minute - START / MINUTE_MS + each : 0;
  for (let at = from; at < minute; at += each) await evaluate(at);
  await evaluate(minute);
}

/** What happened to alerts, as minutes after the start. */
async function events(slo: Slo) {
  const rows = await read()
    .select({ kind: alerts.kind, key: alerts.key, event: alertEvents, worst: alerts.worst })
    .from(alertEvents)
    .innerJoin(alerts, eq(alerts.id, alertEvents.alertId))
    .where(eq(alerts.sloId, slo.id))
    .orderBy(asc(alertEvents.at), asc(alertEvents.id));
  return rows.map(({ kind, key, event, worst }) => ({
    kind,
    key,
    worst,
    minute: (event.at.getTime() - START) / MINUTE_MS,
    transition: event.transition,
    severity: event.severity,
    facts: event.facts,
  }));
}

const told = async (slo: Slo, kind = "burn-rate") =>
  (await events(slo))
    .filter((event) => event.kind === kind)
    .map(({ minute, transition, severity }) => [minute, transition, severity]);

beforeEach(async () => {
  await freshCheckout(new Date(START - 10 * DAY_MS));
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
});
afterAll(closeStore);

describe("evaluating minutes", () => {
  const MINUTES = 720;

  it("fires and resolves each of the standard patterns at the minutes that rehearsal gives", async () => {
    const slos = new Map<string, Slo>();
    for (const [index, { name, pattern, objective }] of CASES.entries()) {
      const slo = await makeSlo(`pattern-${String(index)}`, {}, objective);
      slos.set(name, slo);
      await measure(slo, history(pattern, MINUTES));
    }
    await sealHours(systemActor, { now: new Date(START + 2 * DAY_MS) });
    await evaluateUntil(MINUTES);
    const fired: Record<string, number> = {};
    for (const { name, pattern } of CASES) {
      const slo = slos.get(name);
      const [objective] = slo?.objectives ?? [];
      if (!slo || !objective) throw new Error("no SLO");
      const rehearsed = rehearse({
        objective,
        policy: alertPolicyOf(slo.alerting, objective),
        periodMs: 30 * DAY_MS,
        minutes: history(pattern, MINUTES),
        firstMinute: FIRST,
        start: START,
        end: START + MINUTES * MINUTE_MS,
      });
      const live = (await told(slo)).filter(([, transition]) =>
        ["fired", "reopened", "resolved"].includes(String(transition)),
      );
      expect(
        live.map(([minute]) => minute),
        name,
      ).toEqual(
        rehearsed.flatMap(({ start, end }) =>
          [start, end].filter((at) => at !== null).map((at) => (at - START) / MINUTE_MS),
        ),
      );
      expect(
        (await events(slo)).filter(({ kind }) => kind === "burn-rate").map(({ worst }) => worst),
        name,
      ).toEqual(expect.arrayContaining(rehearsed.map(({ severity }) => severity)));
      fired[name] = rehearsed.length;
    }
    expect(fired).toEqual({
      "0.1% all the time": 0,
      "15% for ten minutes": 1,
      "a total outage of an hour": 1,
      "1% for five hours": 1,
      "0.05% all the time": 0,
      "spikes of five minutes each hour": 4,
      "an outage in slices of five minutes": 1,
      "an outage in shares of minutes": 1,
    });
  });

  it("tells the same of minutes one by one and of those it has missed", async () => {
    const pattern: Pattern = (minute) => (minute >= 5 && minute < 15 ? TOTAL : 0);
    const slo = await makeSlo("outage");
    await measure(slo, history(pattern, 120));
    await evaluateUntil(100, 1);
    const oneByOne = await events(slo);
    expect(oneByOne.length).toBeGreaterThan(0);
    await freshCheckout(new Date(START - 10 * DAY_MS));
    const again = await makeSlo("outage");
    await measure(again, history(pattern, 120));
    await evaluate(0);
    await evaluate(50);
    await evaluate(100);
    const missed = await events(again);
    const comparable = (all: typeof missed) => all.map(({ key: _, ...event }) => event);
    expect(comparable(missed)).toEqual(comparable(oneByOne));
  });

  it("goes on where it was broken off, as often as that happens", async () => {
    const pattern: Pattern = (minute) => (minute < 10 ? share(15) : 0);
    const slo = await makeSlo("broken-off");
    await measure(slo, history(pattern, 120));
    await evaluate(0);
    const reached: (number | undefined)[] = [];
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await evaluateMinutes({
        actor: systemActor,
        now: new Date(START + 50 * MINUTE_MS),
        stop: abortedAfter(7),
      });
      reached.push((await findEvaluationProgress(systemActor))?.minute);
    }
    await evaluate(50);
    expect(reached).toEqual([1, 2, 3, 4, 5, 6, 7].map((times) => START / MINUTE_MS + 7 * times));
    expect((await told(slo)).map(([, transition]) => transition)).toEqual(["fired", "resolved"]);
  });

  it("ends what corrected counts take back, and keeps what was told", async () => {
    const slo = await makeSlo("corrected");
    await measure(
      slo,
      history(() => TOTAL, 10),
    );
    await evaluate(0);
    await evaluate(5);
    await recordMeasurements(systemActor, {
      mode: "replace",
      measurements: history(() => 0, 10).map((bucket) => ({ ...bucket, sloId: slo.id })),
      at: new Date(START + 2 * DAY_MS),
    });
    await evaluate(6);
    expect(await told(slo)).toEqual([
      [1, "fired", "page"],
      [6, "resolved", "page"],
    ]);
    const [fired] = (await events(slo)).filter(({ kind }) => kind === "burn-rate");
    expect(fired?.facts).toMatchObject({ kind: "burn-rate", at: START + MINUTE_MS });
    expect(JSON.stringify(fired?.facts)).toContain('"firing":true');
  });

  it("keeps the numbers that made it fire, and those with which it resolved", async () => {
    const slo = await makeSlo("blip");
    await measure(
      slo,
      history((minute) => (minute < 10 ? share(15) : 0), 120),
    );
    await evaluateUntil(120);
    const burning = (await events(slo)).filter(({ kind }) => kind === "burn-rate");
    expect(burning.map(({ transition }) => transition)).toEqual(["fired", "resolved"]);
    const [fired, resolved] = burning.map(({ facts }) =>
      facts?.kind === "burn-rate" ? facts.rules.filter(({ firing }) => firing).length : null,
    );
    expect([fired, resolved]).toEqual([1, 0]);
    expect(burning[0]?.facts).toMatchObject({ targetPpm: 999_000, at: START + 6 * MINUTE_MS });
  });

  it("tells once of an alert to which a rule of its team gives another severity", async () => {
    const slo = await makeSlo("routed");
    await measure(
      slo,
      history(() => TOTAL, 60),
    );
    const { teamId } = slo.service;
    const rules: RouteRule[] = [{ matchers: [], severity: "ticket" }];
    await write((tx) =>
      tx.insert(alertRoutes).values({ teamId, rules, version: 1, updatedAt: new Date(START) }),
    );
    await evaluateUntil(5, 1);
    expect(await told(slo)).toEqual([[1, "fired", "ticket"]]);
    const [alert] = await read().select().from(alerts).where(eq(alerts.sloId, slo.id));
    expect(alert?.lastSeenAt).toEqual(new Date(START + MINUTE_MS));
  });

  it("passes over what is more than an hour back, and says so", async () => {
    const said = vi.spyOn(process.stderr, "write");
    const slo = await makeSlo("long-ago");
    await measure(
      slo,
      history((minute) => (minute < 10 ? TOTAL : 0), 600),
    );
    await evaluate(0);
    await evaluate(500);
    expect(said.mock.calls.flat().join("")).toMatch(/"alerts.minutes-skipped","minutes":440,/);
    // By then only the rule over three days still exceeds its factor.
    expect(await told(slo)).toEqual([]);
    expect((await findEvaluationProgress(systemActor))?.minute).toBe(START / MINUTE_MS + 500);
  });

  it("is done once by two that do it at the same time", async () => {
    const slo = await makeSlo("twice");
    await measure(
      slo,
      history((minute) => (minute < 10 ? share(15) : 0), 120),
    );
    await evaluate(0);
    await Promise.all([evaluate(50), evaluate(50)]);
    expect((await told(slo)).map(([, transition]) => transition)).toEqual(["fired", "resolved"]);
  });

  it("goes on after a clock that was set back by hours", async () => {
    const slo = await makeSlo("clock");
    await measure(
      slo,
      history((minute) => (minute < 60 ? TOTAL : 0), 120),
    );
    await evaluate(600);
    await evaluate(598);
    expect((await findEvaluationProgress(systemActor))?.minute).toBe(START / MINUTE_MS + 600);
    await evaluate(10);
    expect((await findEvaluationProgress(systemActor))?.minute).toBe(START / MINUTE_MS + 10);
    expect(await told(slo)).toEqual([[10, "fired", "page"]]);
  });
});

describe("what is evaluated", () => {
  it("is no SLO without an alert policy", async () => {
    const slo = await makeSlo("none", { policy: "none", noDataAfterMinutes: 5 });
    await measure(
      slo,
      history((minute) => (minute < 60 ? TOTAL : 0), 60),
    );
    await evaluateUntil(120);
    expect(await events(slo)).toEqual([]);
  });

  it("resolves what is open of an SLO that is archived", async () => {
    const slo = await makeSlo("archived");
    await measure(
      slo,
      history(() => TOTAL, 60),
    );
    await evaluateUntil(10);
    await archiveSlo(systemActor, "checkout", "archived", new Date(START + 10 * MINUTE_MS));
    await evaluate(11);
    expect(await told(slo)).toEqual([
      [1, "fired", "page"],
      [11, "resolved", "page"],
    ]);
  });

  it("is silence past the setting of the SLO, and its end", async () => {
    const slo = await makeSlo("silent", { noDataAfterMinutes: 5 });
    await measure(
      slo,
      history(() => 0, 10),
    );
    await evaluateUntil(20, 1);
    await measure(slo, [{ minute: START / MINUTE_MS + 20, bad: 0, total: 1000 }]);
    await evaluate(21);
    expect(await told(slo, "no-data")).toEqual([
      [16, "fired", "ticket"],
      [21, "resolved", "ticket"],
    ]);
  });

  it("is a budget whose status becomes worse, as one ticket for each status", async () => {
    const slo = await makeSlo("budget");
    // A budget of about 4.3 minutes of the three days: 60% gone, then 120%.
    await measure(
      slo,
      history((minute) => (minute < 3 || (minute >= 90 && minute < 93) ? TOTAL : 0), 240),
    );
    await evaluateUntil(240);
    const tickets = (await events(slo)).filter(({ kind }) => kind === "budget");
    expect(
      tickets.map(({ minute, key, transition }) => [minute, key.split(":").at(-1), transition]),
    ).toEqual([
      [3, "warning", "fired"],
      [91, "warning", "resolved"],
      [91, "critical", "fired"],
      [92, "critical", "resolved"],
      [92, "exhausted", "fired"],
    ]);
    expect(tickets[0]?.facts).toMatchObject({ tier: "warning", earlierTier: "healthy" });
  });
});
