import "server-only";
import type { Actor } from "@/db/access/actor";
import { hourlyTallies, windowTallies } from "@/db/measurements/windows";
import type { WindowRequest } from "@/db/measurements/measurement";
import type { HourTally } from "@/lib/budget/hour-series";
import { HOUR_MS } from "@/lib/time/duration";
import { ceilTo, floorTo, lengthMs, type Interval } from "@/lib/time/interval";

/**
 * The hours of a window that have data, in order, cut to it where it begins or ends inside one:
 * together they are the whole window.
 */
export async function hoursOfWindow(
  actor: Actor,
  asked: Omit<WindowRequest, "intervals">,
  window: Interval,
): Promise<HourTally[]> {
  const inner = { start: ceilTo(window.start, HOUR_MS), end: floorTo(window.end, HOUR_MS) };
  const isInsideOneHour = inner.start > inner.end;
  const cut = (
    isInsideOneHour
      ? [window]
      : [
          { start: window.start, end: inner.start },
          { start: inner.end, end: window.end },
        ]
  ).filter((part) => lengthMs(part) > 0);
  const [[whole = []], [parts = []]] = await Promise.all([
    isInsideOneHour
      ? [[]]
      : hourlyTallies(actor, [asked], inner.start / HOUR_MS, inner.end / HOUR_MS),
    windowTallies(actor, [{ ...asked, intervals: cut }]),
  ]);
  const cutHours = cut.flatMap(({ start }, index): HourTally[] => {
    const sums = parts[index];
    return sums && sums.counts.measured > 0 ? [{ hour: Math.floor(start / HOUR_MS), ...sums }] : [];
  });
  return [...whole, ...cutHours].sort((a, b) => a.hour - b.hour);
}
