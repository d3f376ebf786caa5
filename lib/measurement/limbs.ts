import { type Pair, PARTS, pairOf, partsOf } from "./pair";

/**
 * A count as the store keeps it, each part a whole number that a double holds: `high` in 10^15
 * thousandths, `mid` in thousandths, `low` in parts (10^-12 of a thousandth).
 */
export type Limbs = { high: number; mid: number; low: number };

export const HIGH_THOUSANDTHS = 1_000_000_000_000_000;
export const LOW_PARTS = Number(PARTS);
const HIGH = BigInt(HIGH_THOUSANDTHS) * PARTS;

/** `high` alone carries the sign. */
export function limbsOf(pair: Pair): { bad: Limbs; total: Limbs } {
  const { bad, total } = pair;
  if (!pair.parts && isPlain(bad) && isPlain(total))
    return { bad: { high: 0, mid: bad, low: 0 }, total: { high: 0, mid: total, low: 0 } };
  const parts = partsOf(pair);
  return { bad: split(parts.bad), total: split(parts.total) };
}

/** Also of a `mid` that was never carried into `high`. */
export function pairOfLimbs(bad: Limbs, total: Limbs): Pair {
  if (bad.high === 0 && bad.low === 0 && total.high === 0 && total.low === 0)
    return { bad: bad.mid, total: total.mid };
  return pairOf({ bad: join(bad), total: join(total) });
}

/** One minute: `high` is never needed there. */
export const minutePair = (bad: number, total: number, badLow: number, totalLow: number): Pair =>
  badLow === 0 && totalLow === 0
    ? { bad, total }
    : pairOfLimbs({ high: 0, mid: bad, low: badLow }, { high: 0, mid: total, low: totalLow });

/** As the two columns of a minute, which never needs `high`. */
export function minuteLimbs(pair: Pair): {
  bad: number;
  total: number;
  badLow: number;
  totalLow: number;
} {
  if (!pair.parts) return { bad: pair.bad, total: pair.total, badLow: 0, totalLow: 0 };
  const { bad, total } = pair.parts;
  return {
    bad: Number(bad / PARTS),
    total: Number(total / PARTS),
    badLow: Number(bad % PARTS),
    totalLow: Number(total % PARTS),
  };
}

const isPlain = (count: number): boolean => count >= 0 && count < HIGH_THOUSANDTHS;

function split(parts: bigint): Limbs {
  const rest = ((parts % HIGH) + HIGH) % HIGH;
  return {
    high: Number((parts - rest) / HIGH),
    mid: Number(rest / PARTS),
    low: Number(rest % PARTS),
  };
}

const join = ({ high, mid, low }: Limbs): bigint =>
  BigInt(high) * HIGH + BigInt(mid) * PARTS + BigInt(low);
