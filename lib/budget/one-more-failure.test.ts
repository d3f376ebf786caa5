import fc from "fast-check";
import { expect, test } from "vitest";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { MINUTE_MS } from "@/lib/time/duration";
import { evaluateObjective } from "./evaluate";

const at = Date.parse("2026-06-16T12:30:00Z");
const SPAN = 300;
const first = at / MINUTE_MS - SPAN;

function remainingOf(objective: Objective, minutes: readonly MinuteBucket[]): number | null {
  const within = (start: number, end: number) =>
    minutes.filter(({ minute }) => minute * MINUTE_MS >= start && minute * MINUTE_MS < end);
  const { budget } = evaluateObjective({
    objective,
    at,
    firstMinute: first,
    alertPolicy: { rules: [], minBadEvents: 1 },
    tally: (start, end) => tallyMinutes(within(start, end), objective.budgeting),
    counts: (start, end) => tallyEvents(within(start, end)),
  });
  return budget.remaining;
}

function withOneMore(minutes: readonly MinuteBucket[], minute: number): MinuteBucket[] {
  const known = minutes.find((bucket) => bucket.minute === minute) ?? { minute, bad: 0, total: 0 };
  return [
    ...minutes.filter((bucket) => bucket.minute !== minute),
    { minute, bad: known.bad + 1000, total: known.total + 1000 },
  ];
}

const traffic = fc
  .uniqueArray(
    fc.record({
      offset: fc.integer({ min: 1, max: SPAN - 1 }),
      total: fc.integer({ min: 1, max: 50 }),
      share: fc.constantFrom(0, 0, 0.02, 0.5, 1),
    }),
    { maxLength: 80, selector: ({ offset }) => offset },
  )
  .map((some): MinuteBucket[] => [
    { minute: first, bad: 0, total: 1000 },
    ...some.map(({ offset, total, share }) => ({
      minute: first + offset,
      total: total * 1000,
      bad: Math.floor(total * share) * 1000,
    })),
  ]);
const objectives = fc.record({
  targetPpm: fc.constantFrom(900_000, 999_000),
  window: fc.constant<Objective["window"]>({ type: "rolling", days: 1 }),
  budgeting: fc.constantFrom<Objective["budgeting"]>(
    { method: "occurrences" },
    { method: "timeslices", sliceMinutes: 1, sliceTargetPpm: 950_000 },
    { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 },
    { method: "ratio-timeslices", sliceMinutes: 1 },
    { method: "ratio-timeslices", sliceMinutes: 5 },
  ),
});

test.each(["ignore", "good"] as const)(
  "one more failed event never raises the budget, in whatever minute it comes, where silence counts as %s",
  (noData) => {
    fc.assert(
      fc.property(
        objectives,
        traffic,
        fc.integer({ min: 0, max: SPAN - 1 }),
        (some, minutes, offset) => {
          const objective = { ...some, noData };
          const before = remainingOf(objective, minutes) ?? Infinity;
          expect(
            remainingOf(objective, withOneMore(minutes, first + offset)) ?? -Infinity,
          ).toBeLessThanOrEqual(before + 1e-9);
        },
      ),
      { seed: 21, numRuns: 400 },
    );
  },
);

// A silent minute stands for complete failure there, so that any event in it, a failed one too,
// tells something better.
test("one more failed event in a minute that has some never raises the budget where silence counts as bad", () => {
  fc.assert(
    fc.property(objectives, traffic, fc.nat(), (some, minutes, pick) => {
      const objective = { ...some, noData: "bad" as const };
      const minute = minutes[pick % minutes.length]?.minute ?? first;
      expect(remainingOf(objective, withOneMore(minutes, minute))).toBeLessThanOrEqual(
        (remainingOf(objective, minutes) ?? Infinity) + 1e-9,
      );
    }),
    { seed: 22, numRuns: 400 },
  );
});
