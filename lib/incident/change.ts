import { formatDuration } from "@/lib/formats/duration";
import { medianOf } from "@/lib/statistics/average";
import { medianShiftP } from "@/lib/statistics/permutation";
import { remembered } from "@/lib/statistics/remembered";

/** Fewer durations than this say too little: no interval is given, and no change is stated. */
export const ENOUGH = 10;
const SURE = 0.05;
/** Of more than this share nobody knows yet how long they take; those are the long ones. */
const MOST_PENDING = 0.1;

/**
 * How the median of a duration moved from one period to the next; `p`: how likely chance alone
 * moves it as far.
 */
export type Change =
  | { kind: "too-few"; now: number; before: number }
  | { kind: "unfinished"; pending: number; of: number }
  | { kind: "chance"; p: number; nowMs: number; beforeMs: number }
  | { kind: "shorter" | "longer"; p: number; nowMs: number; beforeMs: number };

const shiftP = remembered((now, before) => medianShiftP(now, before));

/**
 * Of ascending durations. A change is called one only when a permutation test on the medians gives
 * p < 0.05 with at least 10 durations a side, and never while more than a tenth of the period's
 * incidents are `pending`: without the long ones that still last, any period looks shorter.
 */
export function changeOf(now: Float64Array, before: Float64Array, pending = 0): Change {
  const [nowMs, beforeMs] = [medianOf(now), medianOf(before)];
  if (now.length < ENOUGH || before.length < ENOUGH || nowMs === null || beforeMs === null)
    return { kind: "too-few", now: now.length, before: before.length };
  const of = now.length + pending;
  if (pending > of * MOST_PENDING) return { kind: "unfinished", pending, of };
  const p = shiftP(now, before);
  if (p >= SURE) return { kind: "chance", p, nowMs, beforeMs };
  return { kind: nowMs < beforeMs ? "shorter" : "longer", p, nowMs, beforeMs };
}

/** "Shorter than before: median 12 min against 34 min (p = 0.003)". */
export function changeWords(change: Change): string {
  switch (change.kind) {
    case "too-few":
      return tooFewWords(change.now, change.before);
    case "unfinished":
      return `Too early to tell: ${change.pending} of ${change.of} have not got that far yet`;
    case "chance":
      return "No change that could not be chance";
    case "shorter":
    case "longer":
      return `${change.kind === "shorter" ? "Shorter" : "Longer"} than before: median ${formatDuration(change.nowMs)} against ${formatDuration(change.beforeMs)} (${pWords(change.p)})`;
    default:
      return change satisfies never;
  }
}

/** Says which side is too small, and how many it has. */
function tooFewWords(now: number, before: number): string {
  const few = (count: number) => (count === 0 ? "none" : count === 1 ? "only 1" : `only ${count}`);
  const sides = [
    ...(before < ENOUGH ? [`${few(before)} in the period before`] : []),
    ...(now < ENOUGH ? [`${few(now)} in this one`] : []),
  ];
  return `Too few incidents to compare: ${sides.join(", ")}; it takes ${ENOUGH} in each`;
}

// With spaces that do not break.
const pWords = (p: number): string =>
  p < 0.001 ? "p\u00a0<\u00a00.001" : `p\u00a0=\u00a0${p.toFixed(3)}`;
