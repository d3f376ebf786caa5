import { valueTicks } from "@/lib/formats/axis-ticks";
import { formatCount } from "@/lib/formats/count";
import type { Bar, BarChart } from "./chart";
import { axisOf, type Scale } from "./scale";

/** Counts from 0, each a bar. */
export const countBars = (asked: {
  summary: string;
  bars: Bar[];
  category: string;
  measure: string;
}): BarChart => ({
  kind: "bars",
  height: 200,
  ...asked,
  axis: axisOf(countScale(asked.bars), formatCount),
});

/** Whole counts only. */
function countScale(bars: readonly Bar[]): Scale {
  const ticks = valueTicks(0, Math.max(1, ...bars.map(({ count }) => count)), 4).filter(
    Number.isInteger,
  );
  return { low: 0, high: ticks.at(-1) ?? 1, ticks };
}
