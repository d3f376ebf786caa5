import fc from "fast-check";
import { expect, test } from "vitest";
import type { AlertPolicy } from "@/lib/alerting/policy";
import { rehearse } from "@/lib/alerting/rehearsal";
import { evaluateObjective } from "@/lib/budget/evaluate";
import { tallyEvents } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { minutesWithin } from "@/lib/testing/minutes-within";
import { runs } from "@/lib/testing/runs";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { openAfter } from "./progress";
import type { OpenAlert } from "./sighting";
import { sightingsOf, verdictsOf } from "./verdicts";
import type { WatchedObjective, WatchedSlo } from "./watched-slo";

const FIRST = 29_000_000;
const QUIET = 60;
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
