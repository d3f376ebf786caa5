import type { Corner, Place } from "./chart";
import type { Scale } from "./scale";

type Point = { at: number; value: number | null | undefined };

/** How far a figure reaches from its point, as a share of the range: five digits on a phone. */
const REACH = 0.2;
/**
 * Two figures whose points are nearer than this, as a share of the range, run into each other on
 * the same side.
 */
export const APART = 0.3;
/** As a share of the plot's height: under a lower value a figure would run into the time axis. */
const FOOT = 0.08;

/** `above`: where it has to stand, because another figure is on the other side. */
type Wish = { above?: boolean | undefined };

/**
 * Where a figure at (`at`, `value`) is not struck through by any of the lines: over all of them or
 * under all, whichever is nearer.
 */
export function clearPlace(
  lines: readonly (readonly Point[])[],
  { at, value }: { at: number; value: number },
  range: { start: number; end: number },
  { low, high }: Scale,
  wish: Wish = {},
): Place {
  const reach = (range.end - range.start) * REACH;
  const side = at - reach < range.start ? "right" : "left";
  const [from, to] = side === "left" ? [at - reach, at] : [at, at + reach];
  const beside = [value, ...lines.flatMap((line) => valuesWithin(line, from, to))];
  const [most, least] = [Math.max(...beside), Math.min(...beside)];
  const hasFoot = least - low >= (high - low) * FOOT;
  const above = wish.above ?? (!hasFoot || most - value <= value - least);
  return { value: above ? most : least, above, side };
}

/** How far the label of a level reaches, as shares of the range and of the plot's height. */
const LABEL = { width: 0.22, height: 0.11 };
const CORNERS: readonly Corner[] = [
  { above: true, side: "right" },
  { above: true, side: "left" },
  { above: false, side: "right" },
  { above: false, side: "left" },
];

/**
 * At which end of a level, over or under it, its label is not struck through by a line; over its
 * right end where it is everywhere.
 */
export function clearCorner(
  line: readonly Point[],
  level: number,
  { start, end }: { start: number; end: number },
  { low, high }: Scale,
): Corner {
  const [width, height] = [(end - start) * LABEL.width, (high - low) * LABEL.height];
  const isClear = ({ above, side }: Corner): boolean => {
    const [from, to] = side === "right" ? [end - width, end] : [start, start + width];
    const [under, over] = above ? [level, level + height] : [level - height, level];
    if (over > high || under < low) return false;
    const beside = valuesWithin(line, from, to);
    return beside.length === 0 || Math.min(...beside) > over || Math.max(...beside) < under;
  };
  return CORNERS.find(isClear) ?? { above: true, side: "right" };
}

/** Of a line, also where it enters and leaves the stretch between two points. */
function valuesWithin(line: readonly Point[], from: number, to: number): number[] {
  const values: number[] = [];
  let before: { at: number; value: number } | null = null;
  for (const { at, value } of line) {
    if (typeof value !== "number") continue;
    for (const edge of [from, to])
      if (before && before.at < edge && edge < at)
        values.push(
          before.value + ((value - before.value) * (edge - before.at)) / (at - before.at),
        );
    if (at >= from && at <= to) values.push(value);
    before = { at, value };
  }
  return values;
}
