import type { Place } from "./chart";
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

/** Of a line, also where it enters and leaves the stretch between two points. */
function valuesWithin(line: readonly Point[], from: number, to: number): number[] {
  const known = line.flatMap(({ at, value }) => (typeof value === "number" ? [{ at, value }] : []));
  return known.flatMap((point, index) => {
    const next = known[index + 1];
    const crossed = next
      ? [from, to]
          .filter((edge) => point.at < edge && edge < next.at)
          .map(
            (edge) =>
              point.value + ((next.value - point.value) * (edge - point.at)) / (next.at - point.at),
          )
      : [];
    return point.at >= from && point.at <= to ? [point.value, ...crossed] : crossed;
  });
}
