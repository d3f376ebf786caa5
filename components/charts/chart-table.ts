import { formatCount } from "@/lib/formats/count";
import { formatInstants } from "@/lib/formats/instants";
import type { Chart, ChartEvent, ChartMark, ChartPoint, DotChart, LineChart } from "./chart";
import { formatElapsed } from "./elapsed";
import { happeningWords, isAhead } from "./series-lines";
import { formatValue } from "./value-format";

type Cell = { text: string; href?: string };
export type ChartTable = { head: string[]; rows: { name: string; cells: Cell[] }[] };

/** The numbers of a chart, with its instants in the reader's zone. */
export function tableOf(chart: Chart, timeZone: string): ChartTable {
  switch (chart.kind) {
    case "lines":
      return tableOfLines(chart, timeZone);
    case "dots":
      return tableOfDots(chart, timeZone);
    case "bars":
      return {
        head: [chart.category, chart.measure],
        rows: chart.bars.map(({ label, count }) => ({
          name: label,
          cells: [{ text: formatCount(count) }],
        })),
      };
    default:
      return chart satisfies never;
  }
}

function tableOfLines(chart: LineChart, timeZone: string): ChartTable {
  const { series, points, clock } = chart;
  const instants = points.map(({ at }) => at);
  const names =
    clock === "elapsed" ? instants.map(formatElapsed) : formatInstants(instants, timeZone);
  const happenings = [...chart.events, ...chart.marks].sort((a, b) => a.at - b.at);
  const happened = (row: number): Cell[] =>
    happenings.length === 0 ? [] : [happenedCell(happenings.filter(isOfRow(points, row)))];
  return {
    head: [
      "Time",
      ...series.map(({ name }) => name),
      ...(happenings.length === 0 ? [] : ["What happened"]),
    ],
    rows: points.map((point, row) => ({
      name: names[row] ?? "",
      cells: [
        ...series.map(({ format }, index) => {
          const value = point.values[index] ?? null;
          const blank = value === null && (index > 0 || isAhead(chart, point));
          return { text: blank ? "–" : formatValue(format, value) };
        }),
        ...happened(row),
      ],
    })),
  };
}

/** From its instant until the next row; the first also holds what came before. */
const isOfRow =
  (points: readonly ChartPoint[], row: number) =>
  ({ at }: { at: number }): boolean =>
    (row === 0 || at >= (points[row]?.at ?? 0)) && at < (points[row + 1]?.at ?? Infinity);

function happenedCell(happened: readonly (ChartEvent | ChartMark)[]): Cell {
  const [only, ...others] = happened;
  const text = happened.map(happeningWords).join("; ") || "–";
  return only && "href" in only && others.length === 0 ? { text, href: only.href } : { text };
}

function tableOfDots({ dots, measure }: DotChart, timeZone: string): ChartTable {
  const names = formatInstants(
    dots.map(({ at }) => at),
    timeZone,
  );
  return {
    head: ["Began", "Incident", "Severity", measure],
    rows: dots.map(({ title, href, severity, text }, row) => ({
      name: names[row] ?? "",
      cells: [{ text: title, href }, { text: severity }, { text }],
    })),
  };
}
