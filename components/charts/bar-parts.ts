import { valueTicks } from "@/lib/formats/axis-ticks";
import type { BarPoint } from "./bars-chart";
import type { Scale } from "./chart-scales";

const LABEL_PX = 76;
/** Until the width is known. */
const USUAL_WIDTH = 480;

/** Whole counts from 0. */
export function countScale(bars: readonly BarPoint[]): Scale {
  const ticks = valueTicks(0, Math.max(1, ...bars.map(({ count }) => count)), 4).filter(Number.isInteger);
  return { low: 0, high: ticks.at(-1) ?? 1, ticks };
}

/** The labels that there is room for, evenly spread from the first. */
export function shownLabels(bars: readonly BarPoint[], width: number): string[] {
  const every = Math.max(1, Math.ceil((bars.length * LABEL_PX) / (width || USUAL_WIDTH)));
  return bars.filter((_, index) => index % every === 0).map(({ label }) => label);
}
