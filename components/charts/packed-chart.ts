import { SEVERITIES } from "@/lib/incident/severity";
import type { BarChart, Chart, ChartDot, ChartPoint, DotChart, LineChart } from "./chart";
import {
  packedInstants,
  packedRatios,
  unpackedInstants,
  unpackedValues,
  type PackedInstants,
  type PackedValues,
} from "./packed-numbers";

/** What stands around a plot: all of a chart but what there can be hundreds of. */
export type LineFrame = Omit<LineChart, "points">;
type DotFrame = Omit<DotChart, "dots">;
export type ChartFrame = LineFrame | DotFrame | BarChart;

/**
 * A chart on its way to the browser. Its points and dots are one text: React would look at each
 * number on both sides, also where nothing is drawn yet. Ratios are cut far beyond what is shown of
 * them.
 */
export type PackedChart = (LineFrame & Packed) | (DotFrame & Packed) | BarChart;
type Packed = { packed: string };

export function packedChart(chart: Chart): PackedChart {
  switch (chart.kind) {
    case "lines": {
      const { points, ...frame } = chart;
      return { ...frame, packed: JSON.stringify(packedPoints(chart)) };
    }
    case "dots": {
      const { dots, ...frame } = chart;
      return { ...frame, packed: JSON.stringify(packedDots(dots)) };
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
      return { ...frame, points: unpackedPoints(JSON.parse(packed) as PackedPoints) };
    }
    case "dots": {
      const { packed, ...frame } = chart;
      return { ...frame, dots: unpackedDots(JSON.parse(packed) as PackedDots) };
    }
    case "bars":
      return chart;
    default:
      return chart satisfies never;
  }
}

type PackedPoints = { at: PackedInstants; lines: PackedValues[] };

function packedPoints({ points, series }: LineChart): PackedPoints {
  return {
    at: packedInstants(points.map(({ at }) => at)),
    lines: series.map(({ format }, index) => {
      const values = points.map((point) => point.values[index] ?? null);
      return format.kind === "percent" ? packedRatios(values) : { exact: values };
    }),
  };
}

function unpackedPoints({ at, lines }: PackedPoints): ChartPoint[] {
  const columns = lines.map(unpackedValues);
  return unpackedInstants(at).map((instant, row) => ({
    at: instant,
    values: columns.map((values) => values[row] ?? null),
  }));
}

type PackedDots = [
  sincePrevious: number,
  ms: number,
  severity: number,
  number: number,
  title: string,
][];

const packedDots = (dots: readonly ChartDot[]): PackedDots =>
  dots.map(({ at, ms, severity, number, title }, index) => [
    at - (dots[index - 1]?.at ?? 0),
    ms,
    SEVERITIES.indexOf(severity),
    number,
    title,
  ]);

function unpackedDots(packed: PackedDots): ChartDot[] {
  let at = 0;
  return packed.map(([sincePrevious, ms, severity, number, title]) => ({
    at: (at += sincePrevious),
    ms,
    severity: SEVERITIES[severity] ?? "SEV4",
    number,
    title,
  }));
}
