import { expect, test } from "vitest";
import { targetFromPercent, targetPercent } from "./target";

test.each([[99.9, 999_000], [99.95, 999_500], [99.9999, 999_999], [0.0001, 1], [50, 500_000], [33.3333, 333_333]])("%d %% is %d ppm, and back", (percent, ppm) => {
  expect(targetFromPercent(percent)).toEqual({ ok: true, value: ppm });
  expect(targetPercent(ppm)).toBe(percent);
});

test.each([[100, /no error budget/], [0, /above 0 %/], [-1, /above 0 %/], [100.1, /below 100 %/], [NaN, /number/], [Infinity, /number/], [99.99995, /multiple of 0.0001/], [99.99999, /multiple/]])("%d %% is refused: %s", (percent, reason) => {
  const result = targetFromPercent(percent);
  expect(result.ok ? "" : result.message).toMatch(reason);
});
