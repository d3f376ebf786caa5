import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/time/interval";
import { downtimeByService, downtimeOf, downtimeTogether, mergedStretches } from "./downtime";
import type { IncidentRecord } from "./record";

const HOUR = 3_600_000;
const PERIOD = { start: 0, end: 100 };
const ALWAYS = new Map();

const incident = (
  startedAt: number,
  resolvedAt: number | null,
  services: string[] = ["checkout"],
  change: Partial<IncidentRecord> = {},
): IncidentRecord => ({
  number: 1,
  title: "Down",
  severity: "SEV2",
  status: resolvedAt === null ? "identified" : "resolved",
  declaredAt: startedAt,
  team: "payments",
  services,
  startedAt,
  detectedAt: null,
  acknowledgedAt: null,
  mitigatedAt: null,
  resolvedAt,
  ...change,
});

const anyStretches = fc
  .array(
    fc.record({
      start: fc.integer({ min: -20, max: 120 }),
      length: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 12 },
  )
  .map((drafts) => drafts.map(({ start, length }): Interval => ({ start, end: start + length })));

describe("merged stretches", () => {
  it.each<[string, [number, number][], [number, number][]]>([
    [
      "two that overlap are one",
      [
        [0, 10],
        [5, 20],
      ],
      [[0, 20]],
    ],
    [
      "one inside another does not shorten it",
      [
        [0, 30],
        [5, 10],
        [20, 25],
      ],
      [[0, 30]],
    ],
    [
      "two that touch are one",
      [
        [0, 10],
        [10, 20],
      ],
      [[0, 20]],
    ],
    [
      "two with a gap stay two",
      [
        [0, 10],
        [11, 20],
      ],
      [
        [0, 10],
        [11, 20],
      ],
    ],
    ["a moment is a stretch of its own", [[5, 5]], [[5, 5]]],
    [
      "a chain is one, in whatever order it was written",
      [
        [20, 30],
        [0, 12],
        [10, 20],
      ],
      [[0, 30]],
    ],
  ])("%s", (_, given, merged) => {
    const stretches = (pairs: [number, number][]) => pairs.map(([start, end]) => ({ start, end }));
    expect(mergedStretches(stretches(given))).toEqual(stretches(merged));
  });

  it("do not depend on the order, lie apart and cover the same instants", () => {
    fc.assert(
      fc.property(
        anyStretches.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          const merged = mergedStretches(given);
          expect(mergedStretches(shuffled)).toEqual(merged);
          for (const [index, { start }] of merged.entries())
            expect(start).toBeGreaterThan(merged[index - 1]?.end ?? -Infinity);
          const covered = (stretches: Interval[], at: number) =>
            stretches.some(({ start, end }) => start <= at && at < end);
          for (let at = -25; at < 155; at += 1)
            expect(covered(merged, at)).toBe(covered(given, at));
        },
      ),
      { seed: 1 },
    );
  });

  it("leave what they are given as it was", () => {
    const given = [
      { start: 0, end: 10 },
      { start: 5, end: 20 },
    ];
    mergedStretches(given);
    expect(given[0]).toEqual({ start: 0, end: 10 });
  });
});

describe("the downtime of a service", () => {
  it("MTBF is the time it was up over the times it failed: (100 - 5 - 15) / 2 = 40", () => {
    expect(
      downtimeOf(
        [
          { start: 10, end: 15 },
          { start: 50, end: 65 },
        ],
        PERIOD,
      ),
    ).toEqual({ meanMs: 40, failures: 2, downtimeMs: 20 });
  });

  it("overlapping incidents are one failure: 10..40 of 10..30 and 20..40, then (100 - 30 - 10) / 2", () => {
    expect(
      downtimeOf(
        [
          { start: 10, end: 30 },
          { start: 20, end: 40 },
          { start: 80, end: 90 },
        ],
        PERIOD,
      ),
    ).toEqual({ meanMs: 30, failures: 2, downtimeMs: 40 });
  });

  it("has no mean time between failures before the second one", () => {
    expect(downtimeOf([{ start: 10, end: 30 }], PERIOD)).toEqual({
      meanMs: null,
      failures: 1,
      downtimeMs: 20,
    });
    expect(downtimeOf([], PERIOD)).toEqual({ meanMs: null, failures: 0, downtimeMs: 0 });
  });

  it("counts what lies in the period: one that began before is downtime but no failure, one that outlasts it is cut", () => {
    expect(
      downtimeOf(
        [
          { start: -10, end: 5 },
          { start: 20, end: 30 },
          { start: 95, end: 400 },
        ],
        PERIOD,
      ),
    ).toEqual({ meanMs: 40, failures: 2, downtimeMs: 20 });
  });

  it("a failure at the end of the period belongs to the next", () => {
    expect(
      downtimeOf(
        [
          { start: 0, end: 1 },
          { start: 100, end: 101 },
        ],
        PERIOD,
      ).failures,
    ).toBe(1);
  });

  it("is never negative, nor longer than the period, nor do two halves hold more than the whole", () => {
    fc.assert(
      fc.property(anyStretches, fc.integer({ min: 1, max: 99 }), (stretches, middle) => {
        const whole = downtimeOf(stretches, PERIOD);
        expect(whole.downtimeMs).toBeLessThanOrEqual(100);
        expect(whole.meanMs ?? 0).toBeGreaterThanOrEqual(0);
        const halves = [
          downtimeOf(stretches, { start: 0, end: middle }),
          downtimeOf(stretches, { start: middle, end: 100 }),
        ];
        expect(downtimeTogether(halves)).toMatchObject({
          failures: whole.failures,
          downtimeMs: whole.downtimeMs,
        });
      }),
      { seed: 1 },
    );
  });
});

describe("the downtime of services", () => {
  it("is counted for each alone: an incident of two services is a failure of both", () => {
    const incidents = [
      incident(10, 20, ["checkout", "ledger"]),
      incident(50, 60, ["checkout"]),
      incident(15, 30, ["ledger"]),
    ];
    expect(downtimeByService(incidents, PERIOD, 100, ALWAYS)).toEqual([
      { service: "checkout", meanMs: 40, failures: 2, downtimeMs: 20 },
      { service: "ledger", meanMs: null, failures: 1, downtimeMs: 20 },
    ]);
  });

  it("open incidents last until now, and the future is no uptime", () => {
    expect(downtimeByService([incident(0, 10), incident(40, null)], PERIOD, 60, ALWAYS)).toEqual([
      { service: "checkout", meanMs: 15, failures: 2, downtimeMs: 30 },
    ]);
  });

  it.each<[string, Interval, number]>([
    ["made at 60, up for (100 - 60 - 10 - 4) / 2", { start: 60, end: Infinity }, 13],
    ["made before the period, up for (100 - 10 - 4) / 2", { start: -500, end: Infinity }, 43],
    ["archived at 95, up for (95 - 10 - 4) / 2", { start: -500, end: 95 }, 40.5],
    ["made at 70 and archived at 90, up for (20 - 10 - 4) / 2", { start: 70, end: 90 }, 3],
  ])("is up only while the service is there: %s", (_, life, meanMs) => {
    const incidents = [incident(70, 80), incident(84, 88), incident(90, 99, ["ledger"])];
    const [checkout, ledger] = downtimeByService(
      incidents,
      PERIOD,
      300,
      new Map([["checkout", life]]),
    );
    expect(checkout).toEqual({ service: "checkout", meanMs, failures: 2, downtimeMs: 14 });
    expect(ledger).toMatchObject({ service: "ledger", failures: 1, downtimeMs: 9 });
  });

  it("fails as often and as long after it was archived, but is not up", () => {
    expect(
      downtimeByService(
        [incident(10, 20), incident(60, 70)],
        PERIOD,
        300,
        new Map([["checkout", { start: 0, end: 50 }]]),
      ),
    ).toEqual([{ service: "checkout", meanMs: 20, failures: 2, downtimeMs: 20 }]);
  });

  it("canceled incidents, those that end before they begin and those of no service count nowhere", () => {
    expect(
      downtimeByService(
        [
          incident(10, 20, ["checkout"], { status: "canceled" }),
          incident(30, 20),
          incident(40, 50, []),
        ],
        PERIOD,
        100,
        ALWAYS,
      ),
    ).toEqual([]);
  });

  it("a service that was only down from before the period did not fail in it", () => {
    expect(downtimeByService([incident(-5, 10)], PERIOD, 100, ALWAYS)).toEqual([
      { service: "checkout", meanMs: null, failures: 0, downtimeMs: 10 },
    ]);
  });

  it("the mean of several weighs each by its failures and leaves out those that failed once: (40 · 2 + 20 · 4) / 6", () => {
    const services = [
      { meanMs: 40, failures: 2, downtimeMs: 20 },
      { meanMs: 20, failures: 4, downtimeMs: 20 },
      { meanMs: null, failures: 1, downtimeMs: 7 },
    ];
    expect(downtimeTogether(services)).toEqual({
      meanMs: 160 / 6,
      failures: 7,
      downtimeMs: 47,
      counted: 6,
    });
    expect(downtimeTogether([])).toEqual({ meanMs: null, failures: 0, downtimeMs: 0, counted: 0 });
  });

  it("in hours: two outages of 1 h in 30 days leave 359 h between failures", () => {
    const period = { start: 0, end: 720 * HOUR };
    expect(
      downtimeTogether(
        downtimeByService(
          [incident(100 * HOUR, 101 * HOUR), incident(400 * HOUR, 401 * HOUR)],
          period,
          period.end,
          ALWAYS,
        ),
      ).meanMs,
    ).toBe(359 * HOUR);
  });
});
