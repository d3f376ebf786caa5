import {
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  CountBreaker,
  handleAll,
  SamplingBreaker,
  type IBreaker,
} from "cockatiel";
import fc from "fast-check";
import CircuitBreaker from "opossum";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runs } from "@/lib/testing/runs";
import { askBreaker, newBreaker, recordCall, type BreakerState } from "./breaker";
import type { BreakerSettings } from "./settings";

type Step = { gapMs: number; failed: boolean };
type Seen = { admitted: boolean; state: BreakerState["kind"] };

const SEQUENCES = 1000;

const steps = fc.array(
  fc.record({
    gapMs: fc.oneof(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 8000 })),
    failed: fc.boolean(),
  }),
  { minLength: 5, maxLength: 60 },
);
// Binary fractions: elsewhere the rounding of a product decides what is over a threshold.
const threshold = fc.integer({ min: 1, max: 7 }).map((eighths) => eighths / 8);

const COMMON = {
  comparison: ">",
  openMs: 2500,
  halfOpenCalls: 1,
  countsTimeouts: true,
  slowCallMs: null,
} as const;

const BEGAN_MS = 1_000_000;

beforeEach(() => {
  vi.useFakeTimers({ now: BEGAN_MS });
});
afterEach(() => {
  vi.useRealTimers();
});

function ours(settings: BreakerSettings) {
  let state = newBreaker(settings, BEGAN_MS);
  let nowMs = BEGAN_MS;
  return ({ gapMs, failed }: Step): Seen => {
    nowMs += gapMs;
    const asked = askBreaker(settings, state, nowMs);
    state = asked.state;
    if (asked.permit !== null) state = recordCall(settings, state, asked.permit, failed, nowMs);
    return { admitted: asked.permit !== null, state: state.kind };
  };
}

/** What a real breaker does: `call` makes a call through it, `stateOf` asks how it stands then. */
async function seenOf(
  call: (action: () => Promise<void>) => Promise<unknown>,
  stateOf: () => Seen["state"],
  { failed }: Step,
): Promise<Seen> {
  let admitted = false;
  const action = async () => {
    admitted = true;
    if (failed) throw new Error("down");
  };
  await call(action).catch(() => undefined);
  return { admitted, state: stateOf() };
}

const STATES = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.Isolated]: "open",
  [CircuitState.HalfOpen]: "half-open",
} as const;

function cockatiel(breaker: IBreaker) {
  const policy = circuitBreaker(handleAll, { breaker, halfOpenAfter: COMMON.openMs });
  return (step: Step) =>
    seenOf(
      (action) => policy.execute(action),
      () => STATES[policy.state],
      step,
    );
}

async function walk(
  sequence: readonly Step[],
  settings: BreakerSettings,
  theirs: (step: Step) => Promise<Seen>,
) {
  const step = ours(settings);
  for (const [index, each] of sequence.entries()) {
    vi.advanceTimersByTime(each.gapMs);
    expect([index, step(each)]).toEqual([index, await theirs(each)]);
  }
}

const params = { seed: 20_261_129, numRuns: runs(SEQUENCES) };

test("a consecutive breaker steps as cockatiel's does", () =>
  fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 6 }), (sequence, failures) =>
      walk(
        sequence,
        {
          ...COMMON,
          kind: "consecutive",
          threshold: failures,
          comparison: ">=",
          library: "cockatiel",
        },
        cockatiel(new ConsecutiveBreaker(failures)),
      ),
    ),
    params,
  ));

test("a count breaker steps as cockatiel's does", () =>
  fc.assert(
    fc.asyncProperty(
      steps,
      threshold,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 12 }),
      (sequence, share, calls, least) => {
        const minCalls = Math.min(least, calls);
        return walk(
          sequence,
          { ...COMMON, kind: "count", threshold: share, calls, minCalls, library: "cockatiel" },
          cockatiel(
            new CountBreaker({ threshold: share, size: calls, minimumNumberOfCalls: minCalls }),
          ),
        );
      },
    ),
    params,
  ));

test("a time breaker steps as cockatiel's sampling one does", () =>
  fc.assert(
    fc.asyncProperty(
      steps,
      threshold,
      fc.constantFrom(1000, 3000, 7000, 30_000),
      fc.integer({ min: 1, max: 8 }),
      (sequence, share, windowMs, minCalls) =>
        walk(
          sequence,
          { ...COMMON, kind: "time", threshold: share, windowMs, minCalls, library: "cockatiel" },
          cockatiel(
            new SamplingBreaker({
              threshold: share,
              duration: windowMs,
              // Half a call less, so that dividing and multiplying again rounds nothing up.
              minimumRps: ((minCalls - 0.5) / samplingMs(windowMs)) * 1000,
            }),
          ),
        ),
    ),
    params,
  ));

/** Cockatiel cuts the duration into whole windows, which may leave it a little longer or shorter. */
const samplingMs = (durationMs: number): number => {
  const windows = Math.max(5, Math.ceil(durationMs / 1000));
  return Math.round(durationMs / windows) * windows;
};

test("a time breaker steps as opossum's does", () =>
  fc.assert(
    fc.asyncProperty(
      steps,
      threshold,
      fc.constantFrom(1000, 5000, 10_000, 30_000),
      fc.integer({ min: 0, max: 8 }),
      async (sequence, share, windowMs, minCalls) => {
        const circuit = new CircuitBreaker((action: () => Promise<void>) => action(), {
          timeout: false,
          errorThresholdPercentage: share * 100,
          resetTimeout: COMMON.openMs,
          rollingCountTimeout: windowMs,
          rollingCountBuckets: 10,
          volumeThreshold: minCalls,
          rollingPercentilesEnabled: false,
          enableSnapshots: false,
        });
        await walk(
          sequence,
          { ...COMMON, kind: "time", threshold: share, windowMs, minCalls, library: "opossum" },
          (step) =>
            seenOf(
              (action) => circuit.fire(action),
              () => (circuit.opened ? "open" : circuit.halfOpen ? "half-open" : "closed"),
              step,
            ),
        );
        circuit.shutdown();
      },
    ),
    params,
  ));
