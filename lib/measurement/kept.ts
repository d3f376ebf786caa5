import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, type Interval } from "@/lib/time/interval";

/**
 * What is still kept of an SLO's measurements: single minutes since one instant, sums of whole
 * hours since another (epoch milliseconds); null where nothing was dropped.
 */
export type Kept = { detailFrom: number | null; sumsFrom: number | null };

export const ALL_KEPT: Kept = { detailFrom: null, sumsFrom: null };

/**
 * Whether what was counted in an interval can still be told exactly. Where minutes are gone,
 * intervals begin and end with hours.
 */
export function isTold(interval: Interval, { detailFrom, sumsFrom }: Kept): boolean {
  if (sumsFrom !== null && interval.start < sumsFrom) return false;
  return [interval.start, interval.end].every(
    (edge) => detailFrom === null || edge >= detailFrom || edge % HOUR_MS === 0,
  );
}

/**
 * Why an instant cannot be told, with the next one that can. `windowAt` gives the interval that an
 * instant stands for.
 */
export function untoldReason(at: number, windowAt: (at: number) => Interval, kept: Kept): string {
  const sums =
    kept.sumsFrom === null
      ? ""
      : ` Sums of hours are kept for 400 days, here since ${text(kept.sumsFrom)}.`;
  const detail =
    kept.detailFrom === null
      ? ""
      : ` Single minutes are kept since ${text(kept.detailFrom)}; before, only whole hours can be told.`;
  const next = nextTold(at, windowAt, kept);
  return `What was counted then is no longer kept in that detail.${detail}${sums}${next === null ? "" : ` Ask for ${text(next)}.`}`;
}

const SEARCHED_HOURS = 24 * 800;

function nextTold(at: number, windowAt: (at: number) => Interval, kept: Kept): number | null {
  for (let hour = 0, next = ceilTo(at, HOUR_MS); hour < SEARCHED_HOURS; hour += 1, next += HOUR_MS)
    if (isTold(windowAt(next), kept)) return next;
  return null;
}

const text = (ms: number): string =>
  new Date(Math.ceil(ms / MINUTE_MS) * MINUTE_MS).toISOString().replace(":00.000Z", "Z");
