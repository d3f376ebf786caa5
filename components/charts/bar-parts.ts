import { valueTicks } from "@/lib/formats/axis-ticks";
import type { BarPoint } from "./bars-chart";
import type { Scale } from "./chart-scales";

const LABEL_PX = 76;
/** What is left of the bars and right of them. */
const LEFT_PX = 36;
const RIGHT_PX = 8;
const HALF_LABEL_PX = 27;
/** Until the width is known. */
const USUAL_WIDTH = 480;

/** Whole counts from 0. */
export function countScale(bars: readonly BarPoint[]): Scale {
  const ticks = valueTicks(0, Math.max(1, ...bars.map(({ count }) => count)), 4).filter(
    Number.isInteger,
  );
  return { low: 0, high: ticks.at(-1) ?? 1, ticks };
}

/**
 * The labels that there is room for, evenly spread from the first; none that the right edge would
 * cut.
 */
export function shownLabels(bars: readonly BarPoint[], measured: number): string[] {
  const width = measured || USUAL_WIDTH;
  const every = Math.max(1, Math.ceil((bars.length * LABEL_PX) / width));
  const place = (width - LEFT_PX - RIGHT_PX) / bars.length;
  const fits = (index: number) => (bars.length - index - 0.5) * place + RIGHT_PX >= HALF_LABEL_PX;
  return bars.filter((_, index) => index % every === 0 && fits(index)).map(({ label }) => label);
}
