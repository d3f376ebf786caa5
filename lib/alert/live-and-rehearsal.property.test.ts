import fc from "fast-check";
import { expect, test } from "vitest";
import type { AlertPolicy, Severity } from "@/lib/alerting/policy";
import { evaluatorOf, rehearse } from "@/lib/alerting/rehearsal";
import { evaluateObjective } from "@/lib/budget/evaluate";
import { tallyEvents } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { knownMinutes, lateSeries, toldMinutes, type ToldMinute } from "@/lib/testing/late-series";
import { minutesWithin } from "@/lib/testing/minutes-within";
import { runs } from "@/lib/testing/runs";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { live, type AlertLife } from "./lifecycle";
import { openAfter } from "./progress";
import type { OpenAlert } from "./sighting";
import { sightingsOf, verdictsOf } from "./verdicts";
import type { WatchedObjective, WatchedSlo } from "./watched-slo";

const FIRST = 29_000_000;
const QUIET = 60;
const NO_DATA_AFTER = 6;
const START = (FIRST + QUIET) * MINUTE_MS;

const objective: WatchedObjective = {
  id: 1,
  targetPpm: 990_000,
  window: { type: "rolling", days: 1 },
  budgeting: { method: "occurrences" },
  noData: "ignore",
};
const rule = (severity: "page" | "ticket", long: number, short: number, factor: number) => ({
  severity,
  longMs: long * MINUTE_MS,
  shortMs: short * MINUTE_MS,
  trigger: { kind: "factor" as const, factor },
});
const policy: AlertPolicy = {
  rules: [rule("page", 12, 1, 14), rule("page", 30, 3, 6), rule("ticket", 60, 5, 2)],
  minBadEvents: 1,
};
const slo: WatchedSlo = {
  id: 1,
  slug: "up",
  name: "Up",
  alerting: { policy: "custom", rules: [...policy.rules], minBadEvents: 1 },
  lastMinute: null,
  service: { id: 1, slug: "checkout", name: "Checkout", team: { id: 1, slug: "payments" } },
  objectives: [objective],
};

/** When the alert of the burn rate opened and closed, told minute by minute. */
function lived(minutes: readonly MinuteBucket[], end: number): [number, string][] {
  const tally = (startMs: number, endMs: number) =>
    tallyEvents(minutesWithin(minutes, startMs / MINUTE_MS, endMs / MINUTE_MS));
  const told: [number, string][] = [];
  let open: ReadonlyMap<string, OpenAlert> = new Map();
  for (let at = START; at <= end; at += MINUTE_MS) {
    const evaluation = evaluateObjective({
      objective,
      at,
      firstMinute: FIRST,
      alertPolicy: policy,
      tally,
      counts: tally,
    });
    const known = { open, tierBefore: () => null, sourceFails: () => false };
    const sightings = sightingsOf(open, verdictsOf(slo, [evaluation], at, known), at).filter(
      ({ kind }) => kind === "burn-rate",
    );
    for (const sighting of sightings)
      if (sighting.event === "gone" || !open.has(`${sighting.origin} ${sighting.key}`))
        told.push([at, sighting.event]);
    open = openAfter(open, sightings);
  }
  return told;
}

/** All that becomes of alerts minute by minute, with what is known at each. */
function transitions(told: readonly ToldMinute[], end: number): [number, string, string][] {
  const lives = new Map<string, AlertLife | null>();
  const happened: [number, string, string][] = [];
  let open: ReadonlyMap<string, OpenAlert> = new Map();
  for (let at = START; at <= end; at += MINUTE_MS) {
    const minutes = knownMinutes(told, at / MINUTE_MS - 1);
    const tally = (startMs: number, endMs: number) =>
      tallyEvents(minutesWithin(minutes, startMs / MINUTE_MS, endMs / MINUTE_MS));
    const evaluation = evaluateObjective({
      objective,
      at,
      firstMinute: FIRST,
      alertPolicy: policy,
      tally,
      counts: tally,
    });
    const known = { open, tierBefore: () => null, sourceFails: () => false };
    const watched: WatchedSlo = {
      ...slo,
      alerting: { ...slo.alerting, noDataAfterMs: NO_DATA_AFTER * MINUTE_MS },
      lastMinute: minutes.at(-1)?.minute ?? null,
    };
    const sightings = sightingsOf(open, verdictsOf(watched, [evaluation], at, known), at);
    for (const sighting of sightings) {
      if (sighting.event === "acknowledged" || sighting.kind === "budget") continue;
      const { kind, event } = sighting;
      const told =
        event === "seen" ? { kind: event, severity: sighting.severity } : { kind: event };
      const { alert, transition } = live(lives.get(kind) ?? null, told, at);
      lives.set(kind, alert);
      happened.push([at, kind, String(transition)]);
    }
    open = openAfter(open, sightings);
  }
  return happened;
}

/** The same by what is so at each minute: what changes, and how long ago it was over. */
function expected(
  kind: string,
  end: number,
  severityAt: (at: number) => Severity | null,
): [number, string, string][] {
  const changes: [number, string, string][] = [];
  let before: Severity | null = null;
  let overAt = -Infinity;
  for (let at = START; at <= end; at += MINUTE_MS) {
    const now = severityAt(at);
    if (now !== before) {
      if (now === null) changes.push([at, kind, "resolved"]);
      else if (before !== null) changes.push([at, kind, now === "page" ? "raised" : "lowered"]);
      else changes.push([at, kind, at - overAt > 10 * MINUTE_MS ? "fired" : "reopened"]);
      if (now === null) overAt = at;
    }
    before = now;
  }
  return changes;
}

test("every transition is that of a rehearsal of what is known then, with gaps, late data and recounts", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(lateSeries(8), (series) => {
      const quiet = { length: QUIET, bad: 0, total: 100, lag: 0, recount: null };
      const told = toldMinutes([quiet, ...series], FIRST);
      const length = series.reduce((sum, one) => sum + one.length, 0);
      const end = START + (length + 30) * MINUTE_MS;
      const knownAt = (at: number) => knownMinutes(told, at / MINUTE_MS - 1);
      const rehearsed = (at: number): Severity | null =>
        evaluatorOf({
          objective,
          policy,
          periodMs: DAY_MS,
          minutes: knownAt(at),
          firstMinute: FIRST,
          start: START,
          end,
        }).evaluate(at)?.alert.severity ?? null;
      const silent = (at: number): Severity | null => {
        const last = knownAt(at).at(-1)?.minute ?? 0;
        return at / MINUTE_MS - (last + 1) > NO_DATA_AFTER ? "ticket" : null;
      };
      const happened = transitions(told, end);
      for (const [, kind, transition] of happened) seen.add(`${kind} ${transition}`);
      const of = (kind: string) => happened.filter((one) => one[1] === kind);
      expect(of("burn-rate")).toEqual(expected("burn-rate", end, rehearsed));
      expect(of("no-data")).toEqual(expected("no-data", end, silent));
    }),
    { numRuns: runs(25), seed: 7 },
  );
  expect([...seen].sort()).toEqual([
    "burn-rate fired",
    "burn-rate lowered",
    "burn-rate raised",
    "burn-rate reopened",
    "burn-rate resolved",
    "no-data fired",
    "no-data reopened",
    "no-data resolved",
  ]);
});

test("what is told minute by minute is what rehearsal gives, whatever fails", () => {
  const stretch = fc.record({
    length: fc.integer({ min: 1, max: 25 }),
    bad: fc.constantFrom(0, 0, 1, 3, 20, 100),
    total: fc.constantFrom(0, 100, 100, 100),
  });
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 8 }), (stretches) => {
      const minutes: MinuteBucket[] = [{ length: QUIET, bad: 0, total: 100 }, ...stretches]
        .flatMap(({ length, bad, total }) =>
          Array.from({ length }, () => ({ bad: Math.min(bad, total) * 1000, total: total * 1000 })),
        )
        .map((counts, index) => ({ minute: FIRST + index, ...counts }));
      const end = (FIRST + minutes.length) * MINUTE_MS;
      const rehearsed = rehearse({
        objective,
        policy,
        periodMs: DAY_MS,
        minutes,
        firstMinute: FIRST,
        start: START,
        end,
      });
      expect(lived(minutes, end)).toEqual(
        rehearsed.flatMap((alert) => [
          [alert.start, "seen"],
          ...(alert.end === null ? [] : [[alert.end, "gone"]]),
        ]),
      );
    }),
    { numRuns: runs(12) },
  );
});
