import { type Sli, takesValue } from "@/lib/sli/sli";
import { type Checked, refused } from "./checked";
import { type Pair, PARTS, PARTS_PER_EVENT_DIGITS, pairOf } from "./pair";
import { EVENT_SCALE } from "./tally";

/** What one minute adds: 0 <= bad <= total, in thousandths of an event. */
export type Counts = Pair;

/** The most events that one minute may count: about 9e12. */
export const MAX_EVENTS = Math.floor(Number.MAX_SAFE_INTEGER / EVENT_SCALE);

/** What is sent is kept to this share of itself, or refused. */
const MOST_LOST = 1e-9;
const PARTS_PER_EVENT = 10 ** PARTS_PER_EVENT_DIGITS;

const POLLED_DIGITS = 12;
/** From here on, thousandths are more than twelve digits. */
const DIGITS_BEGIN = 1e9;

/**
 * By this share of the total, good may be above it: sums of doubles differ in their last digits.
 */
const NOISE = 1e-9;

/** A ratio query has no traffic: each of its minutes weighs as much as a thousand events. */
export const RATIO_EVENTS = 1000;

export function fromThousandths(thousandths: number): number {
  return thousandths / EVENT_SCALE;
}

/**
 * A count of events to 10^-15 of one, as its decimal digits say: 0.3996 is exactly that. For counts
 * from 0 to `MAX_EVENTS`.
 */
export function eventParts(events: number): bigint {
  if (Number.isSafeInteger(events * EVENT_SCALE) && Number.isInteger(events))
    return BigInt(events * EVENT_SCALE) * PARTS;
  const [digits = "0", exponent = "0"] = events.toExponential().split("e");
  const [whole = "0", fraction = ""] = digits.split(".");
  const shift = Number(exponent) - fraction.length + PARTS_PER_EVENT_DIGITS;
  const all = BigInt(whole + fraction);
  if (shift >= 0) return all * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return (2n * all + divisor) / (2n * divisor);
}

/**
 * Twelve digits of what a query answered, and no fewer than its thousandths: the noise of doubles
 * would take half the store. Negative counts as nothing.
 */
export function polledParts(events: number): bigint {
  if (events <= 0) return 0n;
  if (Number.isInteger(events)) return eventParts(events);
  return eventParts(
    Number(events < DIGITS_BEGIN ? events.toPrecision(POLLED_DIGITS) : events.toFixed(3)),
  );
}

/**
 * Counts of one minute as events; refuses more good events than events, and what could be kept only
 * by losing digits.
 */
export function countsFromGood(good: number, total: number): Checked<Counts> {
  if (isWholeShare(good, total))
    return { ok: true, value: { bad: (total - good) * EVENT_SCALE, total: total * EVENT_SCALE } };
  const problem = countProblem(total);
  if (problem) return refused(`total ${problem}`);
  const partProblem = countProblem(good);
  if (partProblem) return refused(`good ${partProblem}`);
  if (good > total * (1 + NOISE))
    return refused(`good (${good}) must not be above total (${total})`);
  const all = eventParts(total);
  return {
    ok: true,
    value: pairOf({ bad: good > total ? 0n : all - eventParts(good), total: all }),
  };
}

/** Most counts: whole events, which thousandths hold as they are. */
const isWholeShare = (good: number, total: number): boolean =>
  Number.isInteger(good) &&
  Number.isInteger(total) &&
  good >= 0 &&
  good <= total &&
  total > 0 &&
  total <= MAX_EVENTS;

/** Whether a count of events is so small that fewer than nine of its digits could be kept. */
export const losesDigits = (events: number): boolean =>
  events > 0 &&
  events < 1 &&
  Math.abs(Number(eventParts(events)) / PARTS_PER_EVENT - events) > events * MOST_LOST;

function countProblem(events: number): string | null {
  if (Number.isNaN(events)) return "must be a number";
  if (events < 0) return "must not be negative";
  if (events > MAX_EVENTS) return `must not be above ${MAX_EVENTS}`;
  if (losesDigits(events))
    return "must be 0 or about 0.000001 and more: 15 decimals are kept, and this would lose digits";
  return null;
}

/**
 * One measured slice: good when a freshness age is at most, or a throughput rate at least, what the
 * indicator asks for.
 */
export function sliceFromValue(sli: Sli, value: number): Checked<Counts> {
  if (!takesValue(sli))
    return refused(`value does not fit an SLI of the kind ${sli.kind}: send good and total`);
  if (!Number.isFinite(value)) return refused("value must be a finite number");
  if (value < 0) return refused("value must not be negative");
  const good = sli.kind === "freshness" ? value <= sli.maxAgeSeconds : value >= sli.minPerSecond;
  return { ok: true, value: { bad: good ? 0 : EVENT_SCALE, total: EVENT_SCALE } };
}
