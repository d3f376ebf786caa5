import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { BREAKER_LIBRARIES, COMPARISONS, type BreakerSettings } from "../breaker/settings";
import { DEFAULT_SETTINGS } from "./presets";
import { defaultScenario, SCENARIO_KINDS, type Scenario } from "./scenario";
import { BACKOFF_KINDS, JITTERS, type Layer, type Settings } from "./settings";
import { simulate } from "./simulate";
import { OUTCOMES } from "./tally";
import { mostCalls } from "./work";

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const ms = (most: number) => fc.integer({ min: 1, max: most });

const common = {
  comparison: fc.constantFrom(...COMPARISONS),
  openMs: ms(3000),
  halfOpenCalls: fc.integer({ min: 1, max: 4 }),
  countsTimeouts: fc.boolean(),
  slowCallMs: maybe(ms(300)),
  library: fc.constantFrom(...BREAKER_LIBRARIES),
};
const share = fc.double({ min: 0, max: 1, noNaN: true });
const breaker: fc.Arbitrary<BreakerSettings> = fc.oneof(
  fc.record({ kind: fc.constant("consecutive"), threshold: ms(5), ...common }),
  fc.record({
    kind: fc.constant("count"),
    calls: ms(30),
    minCalls: ms(30),
    threshold: share,
    ...common,
  }),
  fc.record({
    kind: fc.constant("time"),
    windowMs: ms(5000),
    minCalls: ms(30),
    threshold: share,
    ...common,
  }),
);
const layer: fc.Arbitrary<Layer> = fc.record({
  attemptTimeoutMs: maybe(ms(400)),
  totalTimeoutMs: maybe(ms(1500)),
  attempts: fc.integer({ min: 1, max: 4 }),
  backoff: fc.record({
    kind: fc.constantFrom(...BACKOFF_KINDS),
    baseMs: fc.nat(200),
    factor: fc.double({ min: 1, max: 3, noNaN: true }),
    capMs: maybe(ms(1000)),
    jitter: fc.constantFrom(...JITTERS),
  }),
  retryBudget: maybe(share),
  breaker: maybe(breaker),
  bulkhead: maybe(fc.record({ max: ms(10), queue: fc.nat(10) })),
  throttle: maybe(fc.record({ k: fc.double({ min: 1, max: 3, noNaN: true }) })),
  deadlinePropagated: fc.boolean(),
});
const settings: fc.Arbitrary<Settings> = fc.record({
  ratePerSecond: fc.double({ min: 0, max: 60, noNaN: true }),
  targetPercent: fc.constant(99.9),
  dependency: fc.record({
    p50Ms: ms(50),
    p99Ms: fc.integer({ min: 50, max: 300 }),
    p999Ms: fc.integer({ min: 300, max: 900 }),
    slots: ms(12),
    queue: fc.nat(100),
    errorShare: share,
  }),
  layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
});
const scenario: fc.Arbitrary<Scenario> = fc.record({
  kind: fc.constantFrom(...SCENARIO_KINDS),
  startMs: fc.nat(5000),
  faultMs: fc.nat(8000),
  runMs: fc.integer({ min: 1000, max: 10_000 }),
  slowFactor: fc.double({ min: 1, max: 20, noNaN: true }),
  errorShare: share,
  rateFactor: fc.double({ min: 0, max: 4, noNaN: true }),
});
const seed = fc.nat();
const params = { seed: 29, numRuns: runs(60) };

describe("any run", () => {
  test("ends every request that arrives exactly once", () => {
    fc.assert(
      fc.property(settings, scenario, seed, (of, what, from) => {
        const { summary } = simulate(of, what, from);
        const { succeeded, failed, rejected, shed } = summary;
        expect(succeeded + failed + rejected + shed).toBe(summary.arrivals);
      }),
      params,
    );
  });

  test("gives the same bytes for the same seed", () => {
    fc.assert(
      fc.property(settings, scenario, seed, (of, what, from) => {
        expect(JSON.stringify(simulate(of, what, from))).toBe(
          JSON.stringify(simulate(structuredClone(of), structuredClone(what), from)),
        );
      }),
      params,
    );
  });

  test("has 300 points, none with a count below zero, and no more in them than in the summary", () => {
    fc.assert(
      fc.property(settings, scenario, seed, (of, what, from) => {
        const { series, summary } = simulate(of, what, from);
        expect(series).toHaveLength(300);
        for (const { atMs: _atMs, ...counts } of series)
          for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(0);
        const total = (name: "arrivals" | "calls" | (typeof OUTCOMES)[number]) =>
          series.reduce((sum, point) => sum + point[name], 0);
        expect(total("arrivals")).toBe(summary.arrivals);
        for (const name of [...OUTCOMES, "calls"] as const)
          expect(total(name)).toBeLessThanOrEqual(summary[name]);
      }),
      params,
    );
  });

  test("makes at most as many calls as its attempts allow", () => {
    fc.assert(
      fc.property(settings, scenario, seed, (of, what, from) => {
        const { arrivals, calls, lateCalls } = simulate(of, what, from).summary;
        const most = of.layers.reduce((product, { attempts }) => product * attempts, arrivals);
        expect(calls).toBeLessThanOrEqual(most);
        expect(lateCalls).toBeLessThanOrEqual(calls);
      }),
      params,
    );
  });

  test("lets nobody wait longer than the first layer's total timeout", () => {
    fc.assert(
      fc.property(settings, scenario, seed, (of, what, from) => {
        const totalTimeoutMs = of.layers[0]?.totalTimeoutMs ?? Infinity;
        const { p99Ms } = simulate(of, what, from).summary;
        expect(p99Ms ?? 0).toBeLessThanOrEqual(totalTimeoutMs);
      }),
      params,
    );
  });
});

test("without traffic there is nothing to tell: counts are 0, shares and times are unknown", () => {
  const { summary } = simulate(
    { ...DEFAULT_SETTINGS, ratePerSecond: 0 },
    defaultScenario("down"),
    1,
  );
  expect(summary).toEqual({
    arrivals: 0,
    succeeded: 0,
    failed: 0,
    rejected: 0,
    shed: 0,
    goodputPerSecond: 0,
    successShare: null,
    calls: 0,
    amplification: null,
    lateCalls: 0,
    timeToOpenMs: null,
    recovered: null,
    timeToRecoverMs: null,
    p50Ms: null,
    p99Ms: null,
    budget: null,
  });
});

test("where all fails nothing succeeds, and the run's minutes are spent in full", () => {
  const scenario = { ...defaultScenario("down"), startMs: 0, faultMs: 120_000 };
  const { summary } = simulate(DEFAULT_SETTINGS, scenario, 1);
  expect(summary).toMatchObject({ succeeded: 0, failed: summary.arrivals, amplification: 3 });
  expect(summary.budget?.badMinutes).toBe(1);
  expect(summary.budget?.budgetMinutes).toBeCloseTo(43.2, 9);
  expect(summary.budget?.spentShare).toBeCloseTo(1 / 43.2, 9);
});

test("the same requests arrive before and after a change", () => {
  const scenario = defaultScenario("retry-storm");
  const after = {
    ...DEFAULT_SETTINGS,
    layers: DEFAULT_SETTINGS.layers.map((each) => ({ ...each, attempts: 1 })),
  };
  const arrivals = (of: Settings) =>
    simulate(of, scenario, 7).series.map((point) => point.arrivals);
  expect(arrivals(after)).toEqual(arrivals(DEFAULT_SETTINGS));
});

test("the work is bounded by rate, run and the product of attempts", () => {
  expect(mostCalls(DEFAULT_SETTINGS, defaultScenario("overload"))).toBe(100 * 3 * 60 * 3);
});
