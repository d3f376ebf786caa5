import { expect, it, vi } from "vitest";
import { remembered } from "./remembered";

const numbers = (...values: number[]) => Float64Array.from(values);

it("answers as the function does, which runs once for the same numbers", () => {
  const sum = vi.fn((a: Float64Array, b: Float64Array) =>
    [...a, ...b].reduce((total, value) => total + value, 0),
  );
  const fast = remembered(sum);
  expect([
    fast(numbers(1, 2), numbers(3)),
    fast(numbers(1, 2), numbers(3)),
    fast(numbers(1), numbers(2, 4)),
    fast(numbers(3), numbers(1, 2)),
  ]).toEqual([6, 6, 7, 6]);
  expect(sum).toHaveBeenCalledTimes(3);
});

it("does not take what was changed since for the same", () => {
  const fast = remembered((values: Float64Array) => values[0] ?? null);
  const values = numbers(1);
  expect(fast(values)).toBe(1);
  values[0] = 2;
  expect(fast(values)).toBe(2);
  expect(fast(numbers(1))).toBe(1);
});

it("forgets what was not asked for the longest", () => {
  const compute = vi.fn((values: Float64Array) => values.length);
  const fast = remembered(compute);
  fast(numbers(0));
  for (let index = 1; index <= 48; index += 1) {
    fast(numbers(0));
    fast(numbers(index));
  }
  fast(numbers(0));
  expect(compute).toHaveBeenCalledTimes(49);
  fast(numbers(1));
  expect(compute).toHaveBeenCalledTimes(50);
});
