import fc from "fast-check";
import { expect, it, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { MAX_EVENTS, countsFromGood, eventParts, polledParts, sliceFromValue } from "./counts";
import { exactPair, PARTS } from "./pair";

test.each([
  [0, 0n],
  [1, 1_000n * PARTS],
  [0.3996, 399_600_000_000_000n],
  [0.000_001, 1_000_000_000n],
  [1.234_567_89e-6, 1_234_567_890n],
  [59.999_9, 59_999_900_000_000_000n],
  [1e-15, 1n],
  [4e-16, 0n],
  [9e12, 9_000_000_000_000_000n * PARTS],
])("%d events are %d parts of 10^-15", (events, expected) => {
  expect(eventParts(events)).toBe(expected);
});

test.each([
  ["good", -1, 4, "good must not be negative"],
  ["total", 1, NaN, "total must be a number"],
  ["total", 0, Infinity, `total must not be above ${MAX_EVENTS}`],
  ["total", 0, 1e13, `total must not be above ${MAX_EVENTS}`],
  [
    "total",
    0,
    1.234_567_890_123e-9,
    "total must be 0 or about 0.000001 and more: 15 decimals are kept, and this would lose digits",
  ],
  [
    "good",
    4e-16,
    1,
    "good must be 0 or about 0.000001 and more: 15 decimals are kept, and this would lose digits",
  ],
  ["good", 5, 4, "good (5) must not be above total (4)"],
])("what cannot be stored is refused by the name of the count: %s", (_, good, total, message) => {
  expect(countsFromGood(good, total)).toEqual({ ok: false, message });
});

test("whole events stay whole thousandths", () => {
  expect(countsFromGood(98, 100)).toEqual({ ok: true, value: { bad: 2000, total: 100_000 } });
  expect(countsFromGood(0, 0)).toEqual({ ok: true, value: { bad: 0, total: 0 } });
  expect(countsFromGood(0, MAX_EVENTS)).toEqual({
    ok: true,
    value: { bad: MAX_EVENTS * 1000, total: MAX_EVENTS * 1000 },
  });
});

test("good may be above the total by the noise of doubles, and counts as all of it", () => {
  expect(countsFromGood(4.000_000_001, 4)).toEqual({ ok: true, value: { bad: 0, total: 4000 } });
});

test.each([
  [0.3996, 0.4, 0.001],
  [9.996_667, 10, 0.000_333_3],
  [0.000_000_999, 0.000_001, 0.001],
  [0.7197, 0.7213, 0.0016 / 0.7213],
])("%d good of %d keep an error ratio of %d to nine digits", (good, total, expected) => {
  const counts = countsFromGood(good, total);
  if (!counts.ok) throw new Error(counts.message);
  expect(Math.abs(counts.value.bad / counts.value.total / expected - 1)).toBeLessThan(1e-9);
});

it("keeps nine digits of every ratio, from 10^-6 to 9 * 10^12 events a minute", () => {
  const magnitude = fc
    .tuple(fc.integer({ min: -6, max: 12 }), fc.double({ min: 1, max: 9, noNaN: true }))
    .map(([power, digits]) => digits * 10 ** power);
  fc.assert(
    fc.property(magnitude, fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
      const good = total * share;
      fc.pre(good >= 1e-6);
      const counts = countsFromGood(good, total);
      if (!counts.ok) throw new Error(counts.message);
      const { bad, total: all } = exactPair(counts.value);
      const kept = Number(((BigInt(all) - BigInt(bad)) * 10n ** 30n) / BigInt(all)) / 1e30;
      expect(Math.abs(kept / (good / total) - 1)).toBeLessThan(1e-9);
    }),
    { seed: 11, numRuns: runs(500) },
  );
});

test("of what a query answers, twelve digits are kept, and every whole number", () => {
  expect(polledParts(59.999_333_346_666_52)).toBe(eventParts(59.999_333_346_7));
  expect(polledParts(0.000_012_345_678_901_234)).toBe(eventParts(0.000_012_345_678_901));
  expect(polledParts(1_234_567_890_123)).toBe(eventParts(1_234_567_890_123));
  expect(polledParts(1_234_567_890.123_4)).toBe(eventParts(1_234_567_890.123));
  expect(polledParts(-3)).toBe(0n);
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
  for (const value of [NaN, Infinity, -1])
    expect(sliceFromValue({ kind: "throughput", minPerSecond: 1 }, value).ok).toBe(false);
});
