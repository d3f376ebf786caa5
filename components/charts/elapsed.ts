import { valueTicks } from "@/lib/formats/axis-ticks";
import { formatCount } from "@/lib/formats/count";
import { formatInstant } from "@/lib/formats/instant";
import { UNIT_SPACE } from "@/lib/formats/percent";
import type { Interval } from "@/lib/time/interval";
import type { LineChart } from "./chart";

/** What "1,200 s" takes with the room beside it. */
const LABEL_PX = 70;
const FEWEST = 2;

/** "12.4 s" since the start. */
export const formatElapsed = (ms: number): string => `${formatCount(ms / 1000)}${UNIT_SPACE}s`;

/** An instant of a chart in words, by the chart's own clock. */
export const instantWords = (clock: LineChart["clock"], at: number, timeZone: string): string =>
  clock === "elapsed" ? formatElapsed(at) : formatInstant(at, timeZone);

/** The ticks of an axis of elapsed time `width` pixels wide, and what each is called. */
export function elapsedLabels({ start, end }: Interval, width: number): Map<number, string> {
  const most = Math.max(FEWEST, Math.floor(width / LABEL_PX));
  const ticks = valueTicks(start / 1000, end / 1000, most)
    .map((seconds) => seconds * 1000)
    .filter((at) => at >= start && at <= end);
  return new Map(ticks.map((at) => [at, formatElapsed(at)]));
}
