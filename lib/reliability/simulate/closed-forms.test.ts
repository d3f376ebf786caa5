import { describe, expect, test } from "vitest";
import { expectedCalls } from "../findings/amplification";
import { refusedShare, slotsFor } from "../findings/erlang-b";
import { jitteredMs } from "./backoff";
import { chance } from "./chance";
import { DEFAULT_BREAKER, DEFAULT_LAYER, DEFAULT_SETTINGS, NO_BACKOFF } from "./presets";
import { defaultScenario, type Scenario } from "./scenario";
import type { Backoff, Dependency, Layer, Settings } from "./settings";
import { simulate } from "./simulate";
import { shedShare } from "./throttle";

const SEED = 29;
const PLENTY = { p50Ms: 10, p99Ms: 10, p999Ms: 10, slots: 10_000 };

const settings = (
  ratePerSecond: number,
  dependency: Partial<Dependency>,
  ...layers: Partial<Layer>[]
): Settings => ({
  ...DEFAULT_SETTINGS,
  ratePerSecond,
  dependency: { ...DEFAULT_SETTINGS.dependency, ...dependency },
  layers: layers.map((layer) => ({ ...DEFAULT_LAYER, ...layer })),
});

const lasting = (kind: Scenario["kind"], seconds: number): Scenario => ({
  ...defaultScenario(kind),
  startMs: 0,
  faultMs: 2 * seconds * 1000,
  runMs: seconds * 1000,
});

const summaryOf = (of: Settings, scenario: Scenario, seed = SEED) =>
  simulate(of, scenario, seed).summary;

/** Within 3% of what the formula says. */
function expectNear(seen: number | null, expected: number) {
  expect(seen).toBeGreaterThan(expected * 0.97);
  expect(seen).toBeLessThan(expected * 1.03);
}

describe("calls for each request", () => {
  const expected = (errorRatio: number, ...attempts: number[]) =>
    expectedCalls({
      product: 1,
      calls: attempts.map((each) => ({
        caller: "shop",
        callee: "pay",
        kind: "external" as const,
        attempts: each,
        measured: { errorRatio },
      })),
    });

  test.each([
    [0.1, 3, 1.11],
    [0.5, 2, 1.5],
    [0.5, 4, 1.875],
    [0.9, 3, 2.71],
  ])("at %d failing with %d attempts are %d", (errorShare, attempts, calls) => {
    expect(expected(errorShare, attempts)).toBeCloseTo(calls, 9);
    const { amplification } = summaryOf(
      settings(200, { ...PLENTY, errorShare }, { attempts }),
      lasting("steady", 100),
    );
    expectNear(amplification, calls);
  });

  test("over layers are the product of what each expects of the one below", () => {
    const [p, n] = [0.7, 3];
    const { amplification } = summaryOf(
      settings(200, { ...PLENTY, errorShare: p }, { attempts: n }, { attempts: n }),
      lasting("steady", 100),
    );
    expectNear(amplification, expected(p, n, n) ?? 0);
  });

  test.each([
    [4, 3, 64],
    [3, 5, 243],
  ])(
    "are %d to the power of the %d layers, %d, while everything fails",
    (attempts, count, worst) => {
      const layers = Array.from({ length: count }, () => ({ attempts, attemptTimeoutMs: null }));
      const { amplification } = summaryOf(settings(2, PLENTY, ...layers), lasting("down", 30));
      expect(amplification).toBe(worst);
    },
  );

  test("are at most one and the retry budget", () => {
    const { amplification } = summaryOf(
      settings(100, PLENTY, { attempts: 3, retryBudget: 0.1 }),
      lasting("down", 200),
    );
    expectNear(amplification, 1.1);
  });
});

describe("a bulkhead", () => {
  test.each([
    [25, 0.245, 200],
    [30, 0.132, 400],
    [36, 0.043, 600],
  ])("of %d slots rejects %d of a load of 30", (max, rounded, seconds) => {
    const expected = refusedShare(30, max);
    expect(expected).toBeCloseTo(rounded, 3);
    const { arrivals, rejected } = summaryOf(
      settings(
        200,
        { p50Ms: 150, p99Ms: 150, p999Ms: 150, slots: 1000 },
        {
          attempts: 1,
          bulkhead: { max, queue: 0 },
        },
      ),
      lasting("steady", seconds),
    );
    expectNear(rejected / arrivals, expected);
  });

  test("of 42 slots is the smallest that rejects at most 1%", () => {
    expect(slotsFor(30, 0.01)).toBe(42);
    const { arrivals, rejected } = summaryOf(
      settings(
        200,
        { p50Ms: 150, p99Ms: 150, p999Ms: 150, slots: 1000 },
        {
          attempts: 1,
          bulkhead: { max: 42, queue: 0 },
        },
      ),
      lasting("steady", 600),
    );
    expect(rejected / arrivals).toBeLessThan(0.01);
    expect(rejected / arrivals).toBeGreaterThan(0.005);
  });
});

describe("100 requests a second on a capacity of 120, after a stall of 5 seconds", () => {
  const storm = { ...defaultScenario("retry-storm"), runMs: 180_000 };
  const after = (layer: Partial<Layer>, seed = SEED) =>
    summaryOf(settings(100, {}, { attemptTimeoutMs: 1000, ...layer }), storm, seed);

  test.each([1, 2, 3, 4, 5])("never recover with three attempts (seed %d)", (seed) => {
    expect(after({ attempts: 3 }, seed)).toMatchObject({
      recovered: false,
      timeToRecoverMs: null,
    });
  });

  test.each([1, 2, 3, 4, 5])("recover with a retry budget of a tenth (seed %d)", (seed) => {
    expect(after({ attempts: 3, retryBudget: 0.1 }, seed).recovered).toBe(true);
  });

  test("recover sooner without retries: 500 waiting calls are worked off at 20 a second", () => {
    const { timeToRecoverMs } = after({ attempts: 1 });
    const expectedMs = ((500 - 120) / 20) * 1000;
    expect(timeToRecoverMs).toBeGreaterThan(expectedMs * 0.7);
    expect(timeToRecoverMs).toBeLessThan(expectedMs * 1.3);
  });
});

describe("pauses", () => {
  const doubling: Backoff = { ...NO_BACKOFF, kind: "exponential", baseMs: 100, factor: 2 };

  test("of 100 ms doubled six times take 6,300 ms of the caller's time", () => {
    const { p50Ms, p99Ms } = summaryOf(
      settings(50, PLENTY, { attempts: 7, attemptTimeoutMs: null, backoff: doubling }),
      lasting("down", 20),
    );
    expect([p50Ms, p99Ms]).toEqual([6307, 6307]);
  });

  test.each([
    ["none", 6300],
    ["full", 3150],
    ["equal", 4725],
    ["proportional", 6300],
  ] as const)("with %s jitter take %d ms on average", (jitter, expected) => {
    const random = chance(SEED);
    const sums = Array.from({ length: 4000 }, () =>
      [1, 2, 3, 4, 5, 6].reduce(
        (sum, retry) => sum + jitteredMs({ ...doubling, jitter }, retry, 0, random),
        0,
      ),
    );
    expectNear(sums.reduce((a, b) => a + b, 0) / sums.length, expected);
  });

  test("with decorrelated jitter stay between the base and three times the one before", () => {
    const random = chance(SEED);
    const backoff: Backoff = { ...doubling, jitter: "decorrelated", capMs: 5000 };
    let previous = 0;
    for (let retry = 1; retry <= 1000; retry++) {
      const pause = jitteredMs(backoff, retry, previous, random);
      expect(pause).toBeGreaterThanOrEqual(100);
      expect(pause).toBeLessThanOrEqual(Math.min(5000, 3 * Math.max(previous, 100)));
      previous = pause;
    }
  });
});

test.each([
  [3, 300, 1200],
  [2, 400, 900],
])(
  "%d attempts of %d ms with pauses from 100 ms take at most %d ms",
  (attempts, timeoutMs, worst) => {
    const backoff: Backoff = { ...NO_BACKOFF, kind: "exponential" };
    const { p50Ms, p99Ms } = summaryOf(
      settings(50, {}, { attempts, attemptTimeoutMs: timeoutMs, backoff }),
      lasting("retry-storm", 20),
    );
    expect([p50Ms, p99Ms]).toEqual([worst, worst]);
  },
);

test.each([
  [10, 10, 2000, 3],
  [20, 10, 1000, 1.5],
  [5, 20, 500, 4.5],
])(
  "at %d calls a second a breaker that needs %d opens after its timeout of %d ms and their arrival: %d s",
  (ratePerSecond, minCalls, attemptTimeoutMs, seconds) => {
    const of = settings(
      ratePerSecond,
      {},
      {
        attempts: 1,
        attemptTimeoutMs,
        breaker: { ...DEFAULT_BREAKER, kind: "count", calls: minCalls, minCalls },
      },
    );
    const openings = Array.from(
      { length: 200 },
      (_, seed) => summaryOf(of, lasting("retry-storm", 20), seed).timeToOpenMs ?? Infinity,
    );
    expectNear(openings.reduce((a, b) => a + b, 0) / openings.length, seconds * 1000);
  },
);

describe("a client throttle", () => {
  test.each([
    [1000, 250, 2, 500 / 1001],
    [1000, 600, 2, 0],
    [0, 0, 2, 0],
    [99, 0, 2, 0.99],
  ])("of %d requests and %d accepts sheds at k = %d: %d", (requests, accepts, k, expected) => {
    expect(shedShare(requests, accepts, k)).toBeCloseTo(expected, 12);
  });

  test("sends a dependency that can do 250 a second twice as much, and sheds half of 1,000", () => {
    const { arrivals, shed } = summaryOf(
      settings(1000, { slots: 25, queue: 50 }, { attempts: 1, throttle: { k: 2 } }),
      lasting("steady", 60),
    );
    expectNear(shed / arrivals, 0.5);
  });
});

test("the caller sees the percentiles that were measured of the dependency", () => {
  const { p50Ms, p99Ms } = summaryOf(
    settings(200, { p50Ms: 40, p99Ms: 200, p999Ms: 900, slots: 10_000 }, { attempts: 1 }),
    lasting("steady", 300),
  );
  expectNear(p50Ms, 40);
  expectNear(p99Ms, 200);
});
