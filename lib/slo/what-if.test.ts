import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { runs } from "@/lib/testing/runs";
import type { Objective } from "./objective";
import { targetSteps, whatIf } from "./what-if";

const objective: Objective = {
  targetPpm: 999_000,
  window: { type: "rolling", days: 30 },
  budgeting: { method: "occurrences" },
  noData: "ignore",
};
const end = 29_000_000 * 60_000;
const window = {
  start: end - 30 * DAY_MS,
  end,
  periodStart: end - 30 * DAY_MS,
  periodEnd: end,
  periodMs: 30 * DAY_MS,
};
// 2,000,000 events, 1,100 of them bad.
const counts = { bad: 1_100_000, total: 2_000_000_000, measured: 43_200 };
const input = {
  objective,
  window,
  tally: counts,
  units: counts,
  firstMinute: 28_000_000,
  alerting: { policy: "default", minBadEvents: 1 } as const,
  history: null,
};

describe("what if the target were another", () => {
  it.each([
    [999_000, 43.2, 2000, 0.45, "warning"],
    [999_500, 21.6, 1000, -0.1, "exhausted"],
    [990_000, 432, 20_000, 0.945, "healthy"],
  ])(
    "at %d ppm the budget is %d minutes or %d events, and %d of it is left",
    (ppm, minutes, events, left, tier) => {
      expect(whatIf(input, ppm)).toEqual({
        totalMinutes: minutes,
        allowed: events,
        remaining: left,
        tier,
        alerts: null,
        rules: 4,
        leftOut: null,
      });
    },
  );

  it("pages more with a tighter target", () => {
    const minutes = Array.from({ length: 4 * 1440 }, (_, index) => ({
      minute: 29_000_000 - 4 * 1440 + index,
      bad: index % 720 < 20 && index > 3 * 1440 ? 5_000 : 0,
      total: 100_000,
    }));
    const history = { minutes, start: end - DAY_MS, end };
    const loose = whatIf({ ...input, history }, 900_000).alerts;
    const tight = whatIf({ ...input, history }, 999_900).alerts;
    expect(loose).toEqual({ pages: 0, tickets: 0, per: "stretch", firing: 0 });
    expect(tight?.pages).toBeGreaterThan(0);
  });

  it("fires for longer with a tighter target while the rules stay, though overlapping alerts count as fewer", () => {
    const burst = fc.record({
      from: fc.integer({ min: 0, max: 1400 }),
      length: fc.integer({ min: 1, max: 90 }),
      bad: fc.constantFrom(200, 900, 4000, 30_000),
    });
    let fewer = 0;
    fc.assert(
      fc.property(fc.array(burst, { maxLength: 12 }), (bursts) => {
        const badAt = (index: number) =>
          Math.max(
            0,
            ...bursts.map(({ from, length, bad }) =>
              index >= from && index < from + length ? bad : 0,
            ),
          );
        const minutes = Array.from({ length: 1440 }, (_, index) => ({
          minute: 29_000_000 - 1440 + index,
          bad: badAt(index),
          total: 100_000,
        }));
        const history = { minutes, start: end - DAY_MS, end };
        const rates = [990_000, 995_000, 999_000, 999_900].map(
          (ppm) => whatIf({ ...input, history, firstMinute: 29_000_000 - 1440 }, ppm).alerts,
        );
        for (const [index, rate] of rates.entries()) {
          const looser = rates[index - 1];
          if (!rate || !looser) continue;
          expect(rate.firing).toBeGreaterThanOrEqual(looser.firing);
          if (rate.pages + rate.tickets < looser.pages + looser.tickets) fewer += 1;
        }
      }),
      { seed: 9, numRuns: runs(5) },
    );
    expect(fewer).toBeGreaterThan(0);
  });

  it("says which rules cannot fire at another target", () => {
    expect(whatIf(input, 900_000)).toMatchObject({
      rules: 3,
      leftOut: expect.stringContaining("page at 2") as string,
    });
  });

  it("allows whole events only", () => {
    expect(whatIf({ ...input, units: { ...counts, total: 1_500_000 } }, 999_000).allowed).toBe(1);
  });

  it("offers the target there is among the usual ones", () => {
    expect(targetSteps(987_654)).toContain(987_654);
    expect(targetSteps(999_000).filter((ppm) => ppm === 999_000)).toHaveLength(1);
  });
});
