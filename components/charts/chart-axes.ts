import { dayLabels, timeTicks } from "@/lib/formats/axis-ticks";
import { formatDay, formatTime } from "@/lib/formats/instant";
import type { ChartRange } from "./chart-points";

const DAY = 86_400_000;

export const TICK_STYLE = {
  fill: "var(--faint)",
  fontSize: 11,
  fontFamily: "var(--font-geist-mono)",
};

/**
 * What the time axis of every chart takes from its range; clock times up to two days, days beyond.
 */
export function timeAxis(range: ChartRange, timeZone: string, width: number) {
  const short = range.end - range.start <= 2 * DAY;
  const ticks = timeTicks(range.start, range.end, timeZone, Math.max(2, Math.floor(width / 110)));
  const days = dayLabels(ticks, timeZone);
  return {
    dataKey: "at",
    type: "number" as const,
    scale: "time" as const,
    domain: [range.start, range.end] as [number, number],
    ticks,
    tickFormatter: (at: number) =>
      short ? formatTime(at, timeZone) : (days.get(at) ?? formatDay(at, timeZone)),
    tick: TICK_STYLE,
    tickLine: false,
    axisLine: false,
    tickMargin: 8,
    height: 28,
    interval: 0 as const,
    allowDataOverflow: true,
  };
}
