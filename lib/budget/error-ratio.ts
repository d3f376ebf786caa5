import type { NoData } from "@/lib/slo/objective";
import { exactPair } from "@/lib/measurement/pair";
import type { Tally } from "@/lib/measurement/tally";
import { type Exact, difference, exactRatio, product, sum } from "./exact-ratio";

/** An error ratio that has not been divided yet: 0 <= bad <= total, total > 0. */
export type Errors = { bad: Exact; total: Exact };

/**
 * The errors of a tally once its `unknown` minutes (or slices) count as `noData` says: they weigh
 * as much as the mean measured one. null where nothing was measured and nothing unknown counts.
 */
export function judgeErrors(tally: Tally, unknown: number, noData: NoData): Errors | null {
  const { bad, total } = exactPair(tally);
  if (noData === "ignore" || unknown <= 0) return tally.total > 0 ? { bad, total } : null;
  if (tally.total === 0) return { bad: noData === "bad" ? 1 : 0, total: 1 };
  const known = product([bad, tally.measured]);
  return {
    bad: noData === "bad" ? sum(known, product([unknown, total])) : known,
    total: product([total, tally.measured + unknown]),
  };
}

/** 1 - SLI, in 0..1. */
export function errorRatio(errors: Errors): number {
  return exactRatio([errors.bad], [errors.total]);
}

/** The share of good in 0..1. */
export function sliRatio(errors: Errors): number {
  return exactRatio([difference(errors.total, errors.bad)], [errors.total]);
}

/** The SLI in percent, not rounded to fewer digits: 99.945. */
export function sliPercent(errors: Errors): number {
  return exactRatio([100, difference(errors.total, errors.bad)], [errors.total]);
}
