import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, type Interval } from "@/lib/time/interval";

/**
 * What is still kept of an SLO's measurements: single minutes since one instant, sums of whole
 * hours since another (epoch milliseconds); null where nothing was dropped.
 */
export type Retention = { detailFrom: number | null; sumsFrom: number | null };

export const ALL_RETAINED: Retention = { detailFrom: null, sumsFrom: null };

/**
 * Whether what was counted in an interval can still be answered exactly. Where minutes are gone,
 * intervals begin and end with hours.
 */
export function isAnswerable(interval: Interval, { detailFrom, sumsFrom }: Retention): boolean {
  if (sumsFrom !== null && interval.start < sumsFrom) return false;
  return [interval.start, interval.end].every(
    (edge) => detailFrom === null || edge >= detailFrom || edge % HOUR_MS === 0,
  );
}

/**
 * Why an instant is not answerable, with the next one that can. `windowAt` gives the interval that an
 * instant stands for.
 */
export function unanswerableReason(
  at: number,
  windowAt: (at: number) => Interval,
  retention: Retention,
): string {
  const sums =
    retention.sumsFrom === null
      ? ""
      : ` Sums of hours are kept for 400 days, here since ${text(retention.sumsFrom)}.`;
  const detail =
    retention.detailFrom === null
      ? ""
      : ` Single minutes are kept since ${text(retention.detailFrom)}; before, only whole hours can be told.`;
  const next = nextAnswerable(at, windowAt, retention);
  return `What was counted then is no longer kept in that detail.${detail}${sums}${next === null ? "" : ` Ask for ${text(next)}.`}`;
}

const SEARCHED_HOURS = 24 * 800;

function nextAnswerable(
  at: number,
  windowAt: (at: number) => Interval,
  retention: Retention,
): number | null {
  for (let hour = 0, next = ceilTo(at, HOUR_MS); hour < SEARCHED_HOURS; hour += 1, next += HOUR_MS)
    if (isAnswerable(windowAt(next), retention)) return next;
  return null;
}

const text = (ms: number): string =>
  new Date(Math.ceil(ms / MINUTE_MS) * MINUTE_MS).toISOString().replace(":00.000Z", "Z");
