/**
 * A query's value at each of the last minutes, null where it has none; the last of them ended at
 * `end`, in epoch milliseconds.
 */
export type QueryChart = { end: number; values: (number | null)[] };

export const CHART_HOURS = 3;
export const CHART_MINUTES = CHART_HOURS * 60;

/** A form's answer holds texts alone. */
export const chartText = (chart: QueryChart): string => JSON.stringify(chart);

export function readChart(text: string | undefined): QueryChart | null {
  if (text === undefined) return null;
  const { end, values } = JSON.parse(text) as Partial<Record<keyof QueryChart, unknown>>;
  return typeof end === "number" && isSeries(values) ? { end, values } : null;
}

const isSeries = (values: unknown): values is (number | null)[] =>
  Array.isArray(values) && values.every((value) => value === null || typeof value === "number");

export type ChartFacts = { low: number; high: number; missing: number };

/** What can be said of it; null where it has no value at all. */
export function chartFacts({ values }: QueryChart): ChartFacts | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return {
    low: Math.min(...known),
    high: Math.max(...known),
    missing: values.length - known.length,
  };
}

/**
 * The line through a box, unbroken where no minute is missing; a minute between two missing ones is
 * a dot. An even line runs through the middle.
 */
export function chartPath(
  { values }: QueryChart,
  { low, high }: ChartFacts,
  width: number,
  height: number,
): string {
  const x = (index: number) => round((index * width) / Math.max(1, values.length - 1));
  const y = (value: number) =>
    round(high === low ? height / 2 : height * (1 - (value - low) / (high - low)));
  return values
    .map((value, index) => {
      if (value === null) return "";
      const isFirst = (values[index - 1] ?? null) === null;
      const isAlone = isFirst && (values[index + 1] ?? null) === null;
      return `${isFirst ? "M" : "L"}${x(index)} ${y(value)}${isAlone ? "h0" : ""}`;
    })
    .join("");
}

const round = (value: number): number => Math.round(value * 10) / 10;
