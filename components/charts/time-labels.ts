import { dayLabels, timeTicks } from "@/lib/formats/axis-ticks";
import { formatDay, formatTime } from "@/lib/formats/instant";
import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";

/** What the longest label, "23 Nov 2026", takes with the room beside it. */
const LABEL_PX = 110;
/** Narrower, it touches the next one. */
const TIGHT_PX = 80;
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
  const ticks = ticksWithin({ start, end }, timeZone, width);
  if (end - start <= 2 * DAY_MS) return new Map(ticks.map((at) => [at, formatTime(at, timeZone)]));
  const days = dayLabels(ticks, timeZone);
  return new Map(ticks.map((at) => [at, days.get(at) ?? formatDay(at, timeZone)]));
}

/** One label alone says nothing of the scale: rather than that, they stand close. */
function ticksWithin({ start, end }: Interval, timeZone: string, width: number): number[] {
  const most = (room: number) => Math.max(FEWEST, Math.floor(width / room));
  const loose = timeTicks(start, end, timeZone, most(LABEL_PX));
  return loose.length < FEWEST ? timeTicks(start, end, timeZone, most(TIGHT_PX)) : loose;
}
