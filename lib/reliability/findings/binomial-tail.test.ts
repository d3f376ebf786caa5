import { describe, expect, it } from "vitest";
import { binomialTail } from "./binomial-tail";

/** Every outcome of n calls, as the bits of a number. */
function enumerated(n: number, p: number, k: number): number {
  let sum = 0;
  for (let outcome = 0; outcome < 2 ** n; outcome += 1) {
    const failures = outcome.toString(2).replaceAll("0", "").length;
    if (failures >= k) sum += p ** failures * (1 - p) ** (n - failures);
  }
  return sum;
}

/** By the recurrence of Pascal's triangle, call after call. */
function counted(n: number, p: number, k: number): number {
  let shares = [1];
  for (let calls = 0; calls < n; calls += 1)
    shares = [...shares, 0].map((share, x) => share * (1 - p) + (shares[x - 1] ?? 0) * p);
  return shares.slice(k).reduce((a, b) => a + b, 0);
}

describe("the tail of the binomial", () => {
  it("is 6.4e-5 for 5 of 10 at 5%", () => {
    expect(binomialTail(10, 0.05, 5)).toBeCloseTo(6.369e-5, 8);
  });

  it("is the sum over every outcome, up to 12 calls", () => {
    for (const n of [1, 2, 5, 9, 12])
      for (const p of [0.001, 0.05, 0.3, 0.5, 0.97])
        for (let k = 0; k <= n + 1; k += 1) {
          const exact = enumerated(n, p, k);
          expect(Math.abs(binomialTail(n, p, k) - exact)).toBeLessThanOrEqual(
            1e-12 * exact + 1e-15,
          );
        }
  });

  it("is the same call after call for large windows, far out in the tail too", () => {
    for (const [n, p, k] of [
      [100, 0.05, 20],
      [400, 0.01, 30],
      [400, 0.5, 200],
      [400, 0.5, 150],
      [1000, 0.02, 60],
    ] as const)
      expect(binomialTail(n, p, k) / counted(n, p, k)).toBeCloseTo(1, 9);
  });

  it("is certain or impossible at the edges", () => {
    expect([binomialTail(10, 0, 0), binomialTail(10, 0, 1), binomialTail(10, 1, 10)]).toEqual([
      1, 0, 1,
    ]);
    expect(binomialTail(10, 0.5, 11)).toBe(0);
    expect(binomialTail(1e9, 0.05, 5e8)).toBe(0);
    expect(binomialTail(1e9, 0.5, 4e8)).toBe(1);
  });
});
