/** Counts in parts: 10^15 of them are one event, 10^12 a thousandth of one. */
export type Parts = { bad: bigint; total: bigint };

/**
 * Bad and all events in thousandths. Whole numbers below 2^53 stand for themselves; anything finer
 * or larger is the nearest double, with the exact counts beside it in `parts`, so that sums and
 * differences never round.
 */
export type Pair = { bad: number; total: number; parts?: Parts };

export const PARTS_PER_EVENT_DIGITS = 15;
/** Parts in a thousandth of an event. */
export const PARTS = 1_000_000_000_000n;

export const partsOf = ({ bad, total, parts }: Pair): Parts =>
  parts ?? { bad: BigInt(bad) * PARTS, total: BigInt(total) * PARTS };

export function pairOf(parts: Parts): Pair {
  const pair = { bad: thousandths(parts.bad), total: thousandths(parts.total) };
  return isWhole(parts.bad, pair.bad) && isWhole(parts.total, pair.total)
    ? pair
    : { ...pair, parts };
}

/** The two counts in one unit, without rounding: for ratios. */
export const exactPair = ({
  bad,
  total,
  parts,
}: Pair): { bad: number | bigint; total: number | bigint } => parts ?? { bad, total };

export function addPair(a: Pair, b: Pair): Pair {
  const bad = a.bad + b.bad;
  const total = a.total + b.total;
  if (!a.parts && !b.parts && Number.isSafeInteger(bad) && Number.isSafeInteger(total))
    return { bad, total };
  const [one, other] = [partsOf(a), partsOf(b)];
  return pairOf({ bad: one.bad + other.bad, total: one.total + other.total });
}

export function subtractPair(a: Pair, b: Pair): Pair {
  if (!a.parts && !b.parts) return { bad: a.bad - b.bad, total: a.total - b.total };
  const [one, other] = [partsOf(a), partsOf(b)];
  return pairOf({ bad: one.bad - other.bad, total: one.total - other.total });
}

/** The smaller of each count. */
export function leastPair(a: Pair, b: Pair): Pair {
  if (!a.parts && !b.parts)
    return { bad: Math.min(a.bad, b.bad), total: Math.min(a.total, b.total) };
  const [one, other] = [partsOf(a), partsOf(b)];
  return pairOf({ bad: least(one.bad, other.bad), total: least(one.total, other.total) });
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const thousandths = (parts: bigint): number =>
  Number(parts / PARTS) + Number(parts % PARTS) / Number(PARTS);
const isWhole = (parts: bigint, count: number): boolean =>
  parts % PARTS === 0n && Number.isSafeInteger(count);
