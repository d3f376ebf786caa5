import { onceFor } from "@/lib/collections/once-for";

type Values = readonly (number | null)[];
type Box = { low?: number | undefined; high?: number | undefined; width: number; height: number };

const pathsOf = onceFor<Values, Map<string, string>>(() => new Map());

/**
 * The line in a box of pixels, from the lowest value to the highest where nothing is said; empty
 * where nothing is known. Drawn once for the values of a snapshot, which come with every page.
 */
export function pathWithin(values: Values, box: Box): string {
  const paths = pathsOf(values);
  const name = JSON.stringify([box.low, box.high, box.width, box.height]);
  const path = paths.get(name) ?? drawn(values, box);
  paths.set(name, path);
  return path;
}

function drawn(values: Values, { low, high, width, height }: Box): string {
  const known = values.flatMap((value) => value ?? []);
  const bottom = low ?? Math.min(...known);
  const span = Math.max((high ?? Math.max(...known)) - bottom, 0.1);
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
