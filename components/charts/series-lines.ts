import type { ChartEvent, ChartMark, ChartPoint, LineChart, Tone } from "./chart";
import { GLYPHS } from "./glyph";
import { formatValue } from "./value-format";

export type TooltipLine = { label: string; value: string; tone: Tone };

/** Whether a point lies ahead of what was measured. */
export const isAhead = ({ series }: LineChart, { values }: ChartPoint): boolean =>
  values[0] === null &&
  series.some(({ kind }, index) => kind === "forecast" && typeof values[index] === "number");

/**
 * What there is to tell at a point: what was measured, also that it is missing, or ahead of it the
 * forecast; what else has a value there, and the named levels.
 */
export function linesAt(chart: LineChart, point: ChartPoint): TooltipLine[] {
  const ahead = isAhead(chart, point);
  const readings = chart.series.flatMap(({ kind, name, format, tone }, index) => {
    const value = point.values[index] ?? null;
    const hidden = kind === "forecast" ? !ahead : value === null && (index > 0 || ahead);
    return hidden ? [] : [{ label: name, value: formatValue(format, value), tone }];
  });
  const levels = chart.levels.flatMap(({ name, label, tone }) =>
    name === undefined || label === undefined ? [] : [{ label: name, value: label, tone }],
  );
  return [...readings, ...levels];
}

/** As a share of the range: as near to an event as a pointer can be held. */
const NEAR = 1 / 150;

/** The labels of the spans that hold the instant, and of the events beside it. */
export function happenedAt(chart: LineChart, at: number): string[] {
  const { spans, events, marks, range } = chart;
  const near = (range.end - range.start) * NEAR;
  return [
    ...spans.filter(({ start, end }) => start <= at && at < end).map(({ label }) => label),
    ...[...events, ...marks].filter((one) => Math.abs(one.at - at) < near).map(happeningWords),
  ];
}

export const happeningWords = (one: ChartEvent | ChartMark): string =>
  "glyph" in one ? `${GLYPHS[one.glyph].name}: ${one.title}` : one.label;

/** Measured with nothing measured on either side, so that no line leads to it. */
export function isAlone(points: readonly ChartPoint[], index: number, series: number): boolean {
  const known = (position: number) => typeof points[position]?.values[series] === "number";
  return known(index) && !known(index - 1) && !known(index + 1);
}
