import fc from "fast-check";
import { expect, test } from "vitest";
import { tallyEvents } from "@/lib/measurement/slices";
import { PARTS, pairOf, partsOf } from "@/lib/measurement/pair";
import { type MinuteBucket, sumTallies } from "@/lib/measurement/tally";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { runs } from "@/lib/testing/runs";
import type { HourTally } from "./hour-series";
import { type IncidentCause, chargeIncidents, incidentParts } from "./incident-spending";
import { spendingLedger } from "./stretches";

const start = Date.parse("2026-06-16T00:20:00Z");
const window = { start, end: start + 30 * HOUR_MS };
const incident = (number: number, from: number, to: number): IncidentCause => ({
  kind: "incident",
  number,
  title: `Incident ${number}`,
  start: start + from * MINUTE_MS,
  end: start + to * MINUTE_MS,
});

function within(minutes: readonly MinuteBucket[], span: { start: number; end: number }) {
  return tallyEvents(
    minutes.filter(
      ({ minute }) => minute * MINUTE_MS >= span.start && minute * MINUTE_MS < span.end,
    ),
  );
}

function hoursOf(minutes: readonly MinuteBucket[]): HourTally[] {
  return [...new Set(minutes.map(({ minute }) => Math.floor(minute / 60)))].sort().map((hour) => {
    const tally = within(minutes, { start: hour * HOUR_MS, end: (hour + 1) * HOUR_MS });
    return { hour, tally, counts: tally };
  });
}

const minutesWith = (badAt: (minute: number) => number): MinuteBucket[] =>
  Array.from({ length: 1800 }, (_, index) => ({
    minute: start / MINUTE_MS + index,
    bad: badAt(index),
    total: 100_000,
  }));

test("an incident is charged with what failed while it lasted, and the rest of its hour is not", () => {
  const minutes = minutesWith((index) =>
    index >= 90 && index < 100 ? 1000 : index === 110 ? 7 : 0,
  );
  const ledger = spendingLedger({ targetPpm: 990_000 }, hoursOf(minutes), {
    parts: incidentParts([incident(23, 85, 105)], window, MINUTE_MS),
    tallyOf: (part) => within(minutes, part),
    limit: 5,
  });
  expect(ledger.entries.map(({ cause, bad }) => [cause.kind, bad])).toEqual([
    ["incident", 10_000],
    ["unattributed", 7],
  ]);
  expect(ledger.bad).toBe(10_007);
});

test("an incident is charged with fractions of events exactly, as rates of a source give them", () => {
  const quarter = pairOf({ bad: PARTS / 4n, total: 7n * PARTS + 1n });
  const minutes = minutesWith(() => 0).map((bucket, index) =>
    index < 90 || index >= 120 ? bucket : { minute: bucket.minute, ...quarter },
  );
  const hours = hoursOf(minutes);
  const parts = incidentParts([incident(23, 85, 105)], window, MINUTE_MS);
  const { spendings, rest } = chargeIncidents(hours, parts, (part) => within(minutes, part));
  expect(spendings.map(({ bad }) => bad)).toEqual([3.75]);
  expect(partsOf(sumTallies(rest.map(({ tally }) => tally))).bad).toBe((PARTS / 4n) * 15n);
});

test("overlapping incidents share no failure: the one that began first is charged", () => {
  const minutes = minutesWith(() => 10);
  const parts = incidentParts(
    [incident(2, 100, 200), incident(1, 50, 150), incident(3, 60, 90)],
    window,
    MINUTE_MS,
  );
  const { spendings } = chargeIncidents(hoursOf(minutes), parts, (part) => within(minutes, part));
  expect(spendings.map(({ cause, bad }) => [cause.number, bad])).toEqual([
    [1, 1000],
    [2, 500],
  ]);
});

test("a minute that came in after the hours were read is charged to nobody", () => {
  const minutes = minutesWith(() => 0);
  const late = minutes.map((minute, index) => (index === 95 ? { ...minute, bad: 9000 } : minute));
  const ledger = spendingLedger({ targetPpm: 990_000 }, hoursOf(minutes), {
    parts: incidentParts([incident(1, 85, 105)], window, MINUTE_MS),
    tallyOf: (part) => within(late, part),
    limit: 5,
  });
  expect(ledger).toMatchObject({ bad: 0, entries: [] });
});

test("the parts add up to the whole, and each incident has what an addition of its own minutes gives", () => {
  const span = fc.tuple(fc.integer({ min: -100, max: 1900 }), fc.integer({ min: 0, max: 400 }));
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(1799), fc.nat(100_000)), { maxLength: 40 }),
      (spans, bads) => {
        const bad = new Map(bads);
        const minutes = minutesWith((index) => bad.get(index) ?? 0);
        const incidents = spans.map(([from, length], index) =>
          incident(index + 1, from, from + length),
        );
        const parts = incidentParts(incidents, window, MINUTE_MS);
        const ledger = spendingLedger({ targetPpm: 999_000 }, hoursOf(minutes), {
          parts,
          tallyOf: (part) => within(minutes, part),
          limit: 3,
        });
        expect(ledger.entries.reduce((sum, entry) => sum + entry.bad, 0)).toBe(
          minutes.reduce((sum, minute) => sum + minute.bad, 0),
        );
        const owner = (at: number) =>
          incidents
            .toSorted((a, b) => a.start - b.start || a.number - b.number)
            .find((one) => one.start <= at && at < one.end);
        for (const { cause, bad: charged } of chargeIncidents(hoursOf(minutes), parts, (part) =>
          within(minutes, part),
        ).spendings) {
          expect(charged).toBe(
            minutes
              .filter(({ minute }) => owner(minute * MINUTE_MS)?.number === cause.number)
              .reduce((sum, minute) => sum + minute.bad, 0),
          );
        }
      },
    ),
    { seed: 25, numRuns: runs(50) },
  );
});
