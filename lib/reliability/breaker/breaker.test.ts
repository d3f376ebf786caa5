import { expect, test } from "vitest";
import { askBreaker, newBreaker, recordCall, returnPermit, type BreakerState } from "./breaker";
import type { BreakerSettings } from "./settings";

const COUNT: BreakerSettings = {
  kind: "count",
  calls: 4,
  minCalls: 4,
  threshold: 0.5,
  comparison: ">=",
  openMs: 1000,
  halfOpenCalls: 1,
  countsTimeouts: true,
  slowCallMs: null,
  library: "generic",
};

/** "x" a failure, "." a success, each 1 ms after the one before. */
function after(settings: BreakerSettings, calls: string): BreakerState {
  let state = newBreaker(settings, 0);
  for (const [atMs, call] of calls.split("").entries()) {
    const asked = askBreaker(settings, state, atMs);
    state = asked.state;
    if (asked.permit !== null)
      state = recordCall(settings, state, asked.permit, call === "x", atMs);
  }
  return state;
}

test.each([
  [">=", "xx..", "open"],
  [">", "xx..", "closed"],
  [">", "xxx.", "open"],
  [">=", "xxx", "closed"],
  [">=", "x...x", "closed"],
  [">=", "....xx", "open"],
] as const)("that opens at %s half of four calls is, after %s, %s", (comparison, calls, kind) => {
  expect(after({ ...COUNT, comparison }, calls).kind).toBe(kind);
});

test("of opossum needs a failure to open; a success cannot make up the minimum", () => {
  const time: BreakerSettings = { ...COUNT, kind: "time", windowMs: 1000 };
  expect(after(time, "xxx.").kind).toBe("open");
  expect(after({ ...time, library: "opossum" }, "xxx.").kind).toBe("closed");
});

test("an open one lets the first call through once its time is over", () => {
  const open = after(COUNT, "xxxx");
  expect(askBreaker(COUNT, open, 1002).permit).toBeNull();
  expect(askBreaker(COUNT, open, 1003)).toMatchObject({ state: { kind: "half-open" }, permit: 2 });
});

test.each([
  [[false, false, true], "closed"],
  [[false, true, true], "open"],
] as const)("three probes decide together once all have ended: %j is %s", (failed, kind) => {
  const settings = { ...COUNT, halfOpenCalls: 3 };
  let state = after(settings, "xxxx");
  const permits = failed.map(() => {
    const asked = askBreaker(settings, state, 2000);
    state = asked.state;
    return asked.permit ?? -1;
  });
  expect(askBreaker(settings, state, 2000).permit).toBeNull();
  for (const [index, permit] of permits.entries()) {
    expect(state.kind).toBe("half-open");
    state = recordCall(settings, state, permit, failed[index] ?? false, 2000);
  }
  expect(state.kind).toBe(kind);
});

test("what a call tells that began before it opened changes nothing", () => {
  const settings = { ...COUNT, halfOpenCalls: 2 };
  const early = newBreaker(settings, 0).epoch;
  const { state } = askBreaker(settings, after(settings, "xxxx"), 2000);
  expect(recordCall(settings, state, early, true, 2000)).toBe(state);
});

test("a probe that says neither leaves its place to another", () => {
  const { state, permit } = askBreaker(COUNT, after(COUNT, "xxxx"), 2000);
  expect(askBreaker(COUNT, state, 2001).permit).toBeNull();
  expect(askBreaker(COUNT, returnPermit(state, permit ?? -1), 2001).permit).not.toBeNull();
});
