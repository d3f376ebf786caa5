import { type Sli, takesValue } from "@/lib/sli/sli";
import { type Checked, refused } from "./checked";
import { EVENT_SCALE } from "./tally";

/** What one minute adds: 0 <= bad <= total, integers in thousandths of an event. */
export type Counts = { bad: number; total: number };

/** The most events one count may carry and stay exact: about 9e12. */
export const MAX_EVENTS = Math.floor(Number.MAX_SAFE_INTEGER / EVENT_SCALE);

/** A ratio query has no traffic: each of its minutes weighs as much as a thousand events, which keeps the ratio to a millionth. */
export const RATIO_EVENTS = 1000;

/** A count of events, possibly fractional, to the nearest thousandth; refuses what is negative, not finite or above `MAX_EVENTS`. */
export function toThousandths(events: number): Checked<number> {
  if (Number.isNaN(events)) return refused("must be a number");
  if (events < 0) return refused("must not be negative");
  if (events > MAX_EVENTS) return refused(`must not be above ${MAX_EVENTS}`);
  return { ok: true, value: Math.round(events * EVENT_SCALE) + 0 };
}

export function fromThousandths(thousandths: number): number {
  return thousandths / EVENT_SCALE;
}

/** Counts of one minute as events; refuses more good events than events, once both are rounded to thousandths. */
export function countsFromGood(good: number, total: number): Checked<Counts> {
  return countsOf("good", good, total, (part, whole) => whole - part);
}

export function countsFromBad(bad: number, total: number): Checked<Counts> {
  return countsOf("bad", bad, total, (part) => part);
}

/** A ratio of good events in 0..1; refuses what lies outside. */
export function countsFromRatio(ratio: number): Checked<Counts> {
  if (!(ratio >= 0 && ratio <= 1)) return refused("ratio must lie in 0..1");
  const total = RATIO_EVENTS * EVENT_SCALE;
  return { ok: true, value: { bad: total - Math.round(ratio * total), total } };
}

/** One measured slice: good when a freshness age is at most, or a throughput rate at least, what the indicator asks for. */
export function sliceFromValue(sli: Sli, value: number): Checked<Counts> {
  if (!takesValue(sli)) return refused(`value does not fit an SLI of the kind ${sli.kind}: send good and total`);
  if (!Number.isFinite(value)) return refused("value must be a finite number");
  if (value < 0) return refused("value must not be negative");
  const good = sli.kind === "freshness" ? value <= sli.maxAgeSeconds : value >= sli.minPerSecond;
  return { ok: true, value: { bad: good ? 0 : EVENT_SCALE, total: EVENT_SCALE } };
}

function countsOf(name: string, part: number, total: number, bad: (part: number, total: number) => number): Checked<Counts> {
  const checkedPart = toThousandths(part);
  if (!checkedPart.ok) return refused(`${name} ${checkedPart.message}`);
  const checkedTotal = toThousandths(total);
  if (!checkedTotal.ok) return refused(`total ${checkedTotal.message}`);
  if (checkedPart.value > checkedTotal.value) return refused(`${name} (${part}) must not be above total (${total})`);
  return { ok: true, value: { bad: bad(checkedPart.value, checkedTotal.value), total: checkedTotal.value } };
}
