import { groupBy } from "@/lib/collections/group-by";
import { formatCount } from "@/lib/formats/count";
import { formatInstant } from "@/lib/formats/instant";
import type { Chart, ChartEvent, ChartMark, ChartPoint, DotChart, LineChart } from "./chart";
import { formatElapsed } from "./elapsed";
import { linkedDot } from "./linked-dot";
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
  const names = instants.map((at) =>
    clock === "elapsed" ? formatElapsed(at) : formatInstant(at, timeZone),
  );
  const happenings = [...chart.events, ...chart.marks].sort((a, b) => a.at - b.at);
  const byRow = groupBy(happenings, ({ at }) => rowOf(points, at));
  const happened = (row: number): Cell[] =>
    happenings.length === 0 ? [] : [happenedCell(byRow.get(row) ?? [])];
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

/** The last that has begun; the first also holds what came before. */
const rowOf = (points: readonly ChartPoint[], instant: number): number =>
  Math.max(
    0,
    points.findLastIndex(({ at }) => at <= instant),
  );

function happenedCell(happened: readonly (ChartEvent | ChartMark)[]): Cell {
  const [only, ...others] = happened;
  const text = happened.map(happeningWords).join("; ") || "–";
  return only && "href" in only && others.length === 0 ? { text, href: only.href } : { text };
}

function tableOfDots({ dots, measure }: DotChart, timeZone: string): ChartTable {
  return {
    head: ["Began", "Incident", "Severity", measure],
    rows: dots.map(linkedDot).map(({ at, title, href, glyph, text }) => ({
      name: formatInstant(at, timeZone),
      cells: [{ text: title, href }, { text: glyph }, { text }],
    })),
  };
}
