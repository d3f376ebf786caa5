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
 * A chart on its way to the browser, as two texts: React would look at each number on both sides,
 * also where nothing is drawn yet. Ratios are cut far beyond what is shown of them.
 */
export type PackedChart = { frame: string; rows: string };

export function packedChart(chart: Chart): PackedChart {
  switch (chart.kind) {
    case "lines": {
      const { points: _, ...frame } = chart;
      return packed(frame, packedPoints(chart));
    }
    case "dots": {
      const { dots, ...frame } = chart;
      return packed(frame, packedDots(dots));
    }
    case "bars":
      return packed(chart, null);
    default:
      return chart satisfies never;
  }
}

const packed = (frame: ChartFrame, rows: PackedPoints | PackedDots | null): PackedChart => ({
  frame: JSON.stringify(frame),
  rows: JSON.stringify(rows),
});

export const unpackedFrame = (frame: string): ChartFrame => JSON.parse(frame) as ChartFrame;

export function unpackedChart(frame: ChartFrame, rows: string): Chart {
  switch (frame.kind) {
    case "lines":
      return { ...frame, points: unpackedPoints(JSON.parse(rows) as PackedPoints) };
    case "dots":
      return { ...frame, dots: unpackedDots(JSON.parse(rows) as PackedDots) };
    case "bars":
      return frame;
    default:
      return frame satisfies never;
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
