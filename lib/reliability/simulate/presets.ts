import type { BreakerSettings } from "../breaker/settings";
import { defaultScenario, type Scenario } from "./scenario";
import type { Backoff, Dependency, Layer, Settings } from "./settings";

/** A worked example: what is compared under which scenario, and what to see in it. */
export type Preset = {
  id: string;
  name: string;
  lead: string;
  scenario: Scenario;
  before: Settings;
  after: Settings;
};

export const NO_BACKOFF: Backoff = {
  kind: "none",
  baseMs: 100,
  factor: 2,
  capMs: null,
  jitter: "none",
};
const DOUBLING: Backoff = { ...NO_BACKOFF, kind: "exponential" };

export const DEFAULT_LAYER: Layer = {
  attemptTimeoutMs: 1000,
  totalTimeoutMs: null,
  attempts: 3,
  backoff: NO_BACKOFF,
  retryBudget: null,
  breaker: null,
  bulkhead: null,
  throttle: null,
  deadlinePropagated: false,
};

export const DEFAULT_DEPENDENCY: Dependency = {
  p50Ms: 100,
  p99Ms: 100,
  p999Ms: 100,
  slots: 12,
  queue: 5000,
  errorShare: 0,
};

export const DEFAULT_SETTINGS: Settings = {
  ratePerSecond: 100,
  targetPercent: 99.9,
  dependency: DEFAULT_DEPENDENCY,
  layers: [DEFAULT_LAYER],
};

export const DEFAULT_BREAKER: BreakerSettings = {
  kind: "count",
  calls: 20,
  minCalls: 10,
  threshold: 0.5,
  comparison: ">=",
  openMs: 5000,
  halfOpenCalls: 1,
  countsTimeouts: true,
  slowCallMs: null,
  library: "generic",
};

/** Settings with one layer, or `times` alike. */
const settings = (
  ratePerSecond: number,
  dependency: Partial<Dependency>,
  layer: Partial<Layer>,
  times = 1,
): Settings => ({
  ...DEFAULT_SETTINGS,
  ratePerSecond,
  dependency: { ...DEFAULT_DEPENDENCY, ...dependency },
  layers: Array.from({ length: times }, () => ({ ...DEFAULT_LAYER, ...layer })),
});

const everySlot = (ms: number): Pick<Dependency, "p50Ms" | "p99Ms" | "p999Ms"> => ({
  p50Ms: ms,
  p99Ms: ms,
  p999Ms: ms,
});

const TYPICAL = { p50Ms: 40, p99Ms: 200, p999Ms: 400, slots: 50, queue: 5000 };

export const PRESETS: readonly Preset[] = [
  {
    id: "retry-storm",
    name: "Retry storm",
    lead: "100 requests a second to a dependency that can serve 120. It stalls for 5 seconds. With three attempts the retries keep it overloaded for good; with a retry budget of 10% it works off its queue.",
    scenario: { ...defaultScenario("retry-storm"), runMs: 120_000 },
    before: settings(100, {}, {}),
    after: settings(100, {}, { retryBudget: 0.1 }),
  },
  {
    id: "fewer-attempts",
    name: "Two attempts instead of three",
    lead: "A caller that waits 1,000 ms. Three attempts of 300 ms with waits of 100 and 200 ms may take 1,200 ms; two attempts of 400 ms with one wait of 100 ms take at most 900 ms.",
    scenario: defaultScenario("retry-storm"),
    before: settings(50, TYPICAL, { attempts: 3, attemptTimeoutMs: 300, backoff: DOUBLING }),
    after: settings(50, TYPICAL, { attempts: 2, attemptTimeoutMs: 400, backoff: DOUBLING }),
  },
  {
    id: "amplification",
    name: "Retries in three layers",
    lead: "Three layers of callers with four attempts each. While the dependency is down, one request becomes 4 × 4 × 4 = 64 calls. If only the last layer retries, it becomes 4.",
    scenario: { ...defaultScenario("down"), faultMs: 10_000, runMs: 40_000 },
    before: settings(20, TYPICAL, { attempts: 4 }, 3),
    after: {
      ...settings(20, TYPICAL, { attempts: 1 }, 3),
      layers: [
        { ...DEFAULT_LAYER, attempts: 1 },
        { ...DEFAULT_LAYER, attempts: 1 },
        { ...DEFAULT_LAYER, attempts: 4 },
      ],
    },
  },
  {
    id: "bulkhead",
    name: "Bulkhead of 25 or 42 slots",
    lead: "200 calls a second of 150 ms keep 30 slots busy on average. A bulkhead of 25 rejects 24.5% of them; 42 slots reject less than 1%.",
    scenario: { ...defaultScenario("steady"), runMs: 120_000 },
    before: settings(
      200,
      { ...everySlot(150), slots: 1000 },
      { attempts: 1, bulkhead: { max: 25, queue: 0 } },
    ),
    after: settings(
      200,
      { ...everySlot(150), slots: 1000 },
      { attempts: 1, bulkhead: { max: 42, queue: 0 } },
    ),
  },
  {
    id: "slow-breaker",
    name: "Breaker that opens late",
    lead: "10 calls a second with a timeout of 2 seconds. The breaker needs 10 failed calls, so it opens about 3 seconds after the dependency stalls; with a timeout of 500 ms and 5 calls it takes 1 second.",
    scenario: { ...defaultScenario("retry-storm"), startMs: 0, faultMs: 20_000 },
    before: settings(
      10,
      { ...TYPICAL, queue: 100 },
      {
        attempts: 1,
        attemptTimeoutMs: 2000,
        breaker: { ...DEFAULT_BREAKER, kind: "count", calls: 10, minCalls: 10 },
      },
    ),
    after: settings(
      10,
      { ...TYPICAL, queue: 100 },
      {
        attempts: 1,
        attemptTimeoutMs: 500,
        breaker: { ...DEFAULT_BREAKER, kind: "count", calls: 10, minCalls: 5 },
      },
    ),
  },
  {
    id: "blip",
    name: "Retries that outlast a blip",
    lead: "The dependency refuses every call for 2 seconds. Five attempts without a wait are used up at once; with waits that double from 200 ms, and full jitter, many requests outlast the blip.",
    scenario: { ...defaultScenario("blip"), runMs: 30_000 },
    before: settings(100, TYPICAL, { attempts: 5 }),
    after: settings(100, TYPICAL, {
      attempts: 5,
      backoff: { ...DOUBLING, baseMs: 200, jitter: "full" },
    }),
  },
  {
    id: "orphans",
    name: "Calls nobody waits for",
    lead: "A dependency ten times as slow as usual works on calls whose callers gave up after 300 ms. If deadlines are propagated, it skips calls in its queue whose callers have given up.",
    scenario: { ...defaultScenario("slow"), slowFactor: 10 },
    before: settings(100, { ...TYPICAL, slots: 20 }, { attempts: 2, attemptTimeoutMs: 300 }),
    after: settings(
      100,
      { ...TYPICAL, slots: 20 },
      { attempts: 2, attemptTimeoutMs: 300, deadlinePropagated: true },
    ),
  },
  {
    id: "short-queue",
    name: "Overload with a short queue",
    lead: "Four times the usual traffic for 20 seconds. In a queue of 5,000 every call waits until its caller has given up; in a queue of 60, half a second of work, calls are answered in time or rejected at once.",
    scenario: { ...defaultScenario("overload"), rateFactor: 4, runMs: 90_000 },
    before: settings(80, {}, { attempts: 1 }),
    after: settings(80, { queue: 60 }, { attempts: 1 }),
  },
  {
    id: "throttle",
    name: "Client throttle",
    lead: "A dependency that can serve 120 calls a second gets 320 requests a second for 20 seconds, each tried up to three times. A client throttle sends at most twice what succeeds, and sheds the rest before it costs the dependency anything.",
    scenario: { ...defaultScenario("overload"), rateFactor: 4, runMs: 90_000 },
    before: settings(80, { queue: 60 }, {}),
    after: settings(80, { queue: 60 }, { throttle: { k: 2 } }),
  },
];
