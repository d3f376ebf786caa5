import { onceFor } from "@/lib/collections/once-for";

type Values = readonly (number | null)[];
type Box = { width: number; height: number };

export const SPARKLINE_BOX: Box = { width: 104, height: 26 };

/**
 * The line of a sparkline; empty where nothing is known. Drawn once for the values of a snapshot,
 * which come with every page.
 */
export const sparklineOf = onceFor((values: Values): string => pathWithin(values, SPARKLINE_BOX));

/** In a box of pixels, from the lowest value to the highest: at least a tenth of a budget. */
export function pathWithin(values: Values, { width, height }: Box): string {
  const known = values.flatMap((value) => value ?? []);
  const bottom = Math.min(...known);
  const span = Math.max(Math.max(...known) - bottom, 0.1);
  const x = (index: number) => round(1 + (index * (width - 2)) / Math.max(1, values.length - 1));
  const y = (value: number) => round(height - 2 - ((value - bottom) / span) * (height - 4));
  return sparklinePath(values, x, y);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line with a gap where a value is missing, and a dot where one stands alone. */
export const sparklinePath = (
  values: Values,
  x: (index: number) => number,
  y: (value: number) => number,
): string =>
  values
    .map((value, index) => {
      if (value === null) return "";
      const place = `${x(index)} ${y(value)}`;
      // A line of no length is a dot, with its round ends.
      return typeof values[index - 1] === "number" ? `L${place}` : `M${place}h0`;
    })
    .join("");
