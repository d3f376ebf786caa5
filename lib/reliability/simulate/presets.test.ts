import { expect, test } from "vitest";
import { PRESETS } from "./presets";
import { simulationSchema } from "./schema";
import { simulate } from "./simulate";

const seen = (id: string) => {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(id);
  const { scenario, before, after } = preset;
  return [simulate(before, scenario, 1).summary, simulate(after, scenario, 1).summary] as const;
};

test.each(PRESETS)("$id is a simulation that the API takes as it stands", (preset) => {
  const { scenario, before, after } = preset;
  expect(simulationSchema.parse({ scenario, seed: 1, before, after })).toEqual({
    scenario,
    seed: 1,
    before,
    after,
  });
});

test("a retry storm never ends with three attempts, and does with a retry budget", () => {
  const [before, after] = seen("retry-storm");
  expect([before.recovered, after.recovered]).toEqual([false, true]);
});

test("two attempts instead of three let the caller wait 900 ms instead of 1,200", () => {
  const [before, after] = seen("fewer-attempts");
  expect([before.p99Ms, after.p99Ms]).toEqual([1200, 900]);
});

test("retries in one layer of three make at most 4 calls of a request instead of 64", () => {
  const [before, after] = seen("amplification");
  expect(before.amplification).toBeGreaterThan(10);
  expect(after.amplification).toBeLessThan(2);
});

test("a bulkhead of 25 rejects about 24.5%, one of 42 about 1%", () => {
  const [before, after] = seen("bulkhead").map(({ rejected, arrivals }) => rejected / arrivals);
  expect(before).toBeCloseTo(0.245, 1);
  expect(after).toBeLessThan(0.015);
});

test("a breaker that needs fewer calls and a shorter timeout opens sooner", () => {
  const [before, after] = seen("slow-breaker").map(({ timeToOpenMs }) => timeToOpenMs ?? 0);
  expect(before).toBeGreaterThan(2000);
  expect(after).toBeLessThan(1500);
});

test.each(["blip", "orphans", "short-queue"])("%s succeeds more often after the change", (id) => {
  const [before, after] = seen(id).map(({ successShare }) => successShare ?? 0);
  expect(after).toBeGreaterThan(before ?? 1);
});

test("a client throttle spares the dependency half of the calls of an overload", () => {
  const [before, after] = seen("throttle");
  expect(after.calls).toBeLessThan(before.calls * 0.6);
  expect(after.succeeded).toBeGreaterThan(before.succeeded * 0.95);
});
