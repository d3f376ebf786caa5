import type { BarChart, Chart, ChartDot, ChartPoint, DotChart, LineChart } from "./chart";

/** What stands around a plot: all of a chart but what there can be hundreds of. */
export type LineFrame = Omit<LineChart, "points">;
type DotFrame = Omit<DotChart, "dots">;
export type ChartFrame = LineFrame | DotFrame | BarChart;

/**
 * A chart on its way to the browser. Its points and dots are one text: React would look at each
 * number on both sides, also where nothing is drawn yet.
 */
export type PackedChart = (LineFrame & Packed) | (DotFrame & Packed) | BarChart;
type Packed = { packed: string };

export function packedChart(chart: Chart): PackedChart {
  switch (chart.kind) {
    case "lines": {
      const { points, ...frame } = chart;
      return { ...frame, packed: JSON.stringify(points.map(({ at, values }) => [at, ...values])) };
    }
    case "dots": {
      const { dots, ...frame } = chart;
      return { ...frame, packed: JSON.stringify(dots.map(rowOf)) };
    }
    case "bars":
      return chart;
    default:
      return chart satisfies never;
  }
}

export function unpackedChart(chart: PackedChart): Chart {
  switch (chart.kind) {
    case "lines": {
      const { packed, ...frame } = chart;
      return { ...frame, points: (JSON.parse(packed) as PointRow[]).map(pointOf) };
    }
    case "dots": {
      const { packed, ...frame } = chart;
      return { ...frame, dots: (JSON.parse(packed) as DotRow[]).map(dotOf) };
    }
    case "bars":
      return chart;
    default:
      return chart satisfies never;
  }
}

type PointRow = [at: number, ...values: (number | null)[]];
const pointOf = ([at, ...values]: PointRow): ChartPoint => ({ at, values });

type DotRow = [
  at: number,
  value: number,
  severity: ChartDot["severity"],
  title: string,
  text: string,
  href: string,
];
const rowOf = ({ at, value, severity, title, text, href }: ChartDot): DotRow => [
  at,
  value,
  severity,
  title,
  text,
  href,
];
const dotOf = ([at, value, severity, title, text, href]: DotRow): ChartDot => ({
  at,
  value,
  severity,
  title,
  text,
  href,
});
