import { dayLabels, timeTicks } from "@/lib/formats/axis-ticks";
import { formatDay, formatTime } from "@/lib/formats/instant";
import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";

/** What the longest label, "23 Nov 2026", takes with the room beside it. */
const LABEL_PX = 110;
const FEWEST = 2;

/**
 * The ticks of a time axis `width` pixels wide and what each is called: clock times up to two days,
 * days beyond.
 */
export function timeLabels(
  { start, end }: Interval,
  timeZone: string,
  width: number,
): Map<number, string> {
  const ticks = timeTicks(start, end, timeZone, Math.max(FEWEST, Math.floor(width / LABEL_PX)));
  if (end - start <= 2 * DAY_MS) return new Map(ticks.map((at) => [at, formatTime(at, timeZone)]));
  const days = dayLabels(ticks, timeZone);
  return new Map(ticks.map((at) => [at, days.get(at) ?? formatDay(at, timeZone)]));
}
