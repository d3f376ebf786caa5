import { expect, test } from "vitest";
import { MAX_EVENTS, countsFromBad, countsFromGood, countsFromRatio, fromThousandths, sliceFromValue, toThousandths } from "./counts";

test.each([[0, 0], [-0, 0], [1, 1000], [0.0004, 0], [0.0006, 1], [59.999_9, 60_000], [1.0015, 1002], [9e12, 9e15]])("%d events are %d thousandths", (events, expected) => {
  expect(toThousandths(events)).toStrictEqual({ ok: true, value: expected });
});

test.each([
  [NaN, "must be a number"],
  [-1, "must not be negative"],
  [-0.0001, "must not be negative"],
  [Infinity, `must not be above ${MAX_EVENTS}`],
  [1e13, `must not be above ${MAX_EVENTS}`],
])("%d is refused because it %s", (events, message) => {
  expect(toThousandths(events)).toEqual({ ok: false, message });
});

test("the largest count is exact", () => {
  const result = toThousandths(MAX_EVENTS);
  expect(result.ok && Number.isSafeInteger(result.value) && fromThousandths(result.value) === MAX_EVENTS).toBe(true);
});

test("good events and all events give bad ones", () => {
  expect(countsFromGood(98, 100)).toEqual({ ok: true, value: { bad: 2000, total: 100_000 } });
  expect(countsFromBad(2, 100)).toEqual({ ok: true, value: { bad: 2000, total: 100_000 } });
  expect(countsFromGood(0, 0)).toEqual({ ok: true, value: { bad: 0, total: 0 } });
});

test("more good events than events are refused, unless by less than a thousandth", () => {
  expect(countsFromGood(5, 4)).toEqual({ ok: false, message: "good (5) must not be above total (4)" });
  expect(countsFromBad(5, 4)).toEqual({ ok: false, message: "bad (5) must not be above total (4)" });
  expect(countsFromGood(4.000_000_01, 4)).toEqual({ ok: true, value: { bad: 0, total: 4000 } });
});

test("the message names the count that is wrong", () => {
  expect(countsFromGood(-1, 4)).toEqual({ ok: false, message: "good must not be negative" });
  expect(countsFromBad(1, NaN)).toEqual({ ok: false, message: "total must be a number" });
});

test("a ratio is kept to a millionth", () => {
  expect(countsFromRatio(0.999_5)).toEqual({ ok: true, value: { bad: 500, total: 1_000_000 } });
  expect(countsFromRatio(1)).toEqual({ ok: true, value: { bad: 0, total: 1_000_000 } });
  for (const ratio of [-0.1, 1.1, NaN]) expect(countsFromRatio(ratio).ok).toBe(false);
});

test.each([
  [{ kind: "freshness", maxAgeSeconds: 900 }, 900, 0],
  [{ kind: "freshness", maxAgeSeconds: 900 }, 900.1, 1000],
  [{ kind: "throughput", minPerSecond: 50 }, 50, 0],
  [{ kind: "throughput", minPerSecond: 50 }, 49.9, 1000],
  [{ kind: "throughput", minPerSecond: 50 }, 0, 1000],
] as const)("a threshold that is just met is good: %j at %d has %d bad", (sli, value, bad) => {
  expect(sliceFromValue(sli, value)).toEqual({ ok: true, value: { bad, total: 1000 } });
});

test("a value is refused for kinds that count events, and when it is no quantity", () => {
  expect(sliceFromValue({ kind: "availability" }, 1).ok).toBe(false);
  for (const value of [NaN, Infinity, -1]) expect(sliceFromValue({ kind: "throughput", minPerSecond: 1 }, value).ok).toBe(false);
});
