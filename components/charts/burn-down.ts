import type { Interval } from "@/lib/time/interval";
import { headlineOf, projectionOf } from "./burn-down-labels";
import type { BurnDownPoint } from "./burn-down-point";
import { budgetScale, budgetTick, statusBands, zoomedScale } from "./burn-down-scale";
import type { ChartEvent, ChartSpan, LineChart, Series } from "./chart";
import { axisOf } from "./scale";
import { marksOnLine, type AlertChange } from "./alert-marks";
import { spansWithin, within } from "./spans-within";

type BurnDown = {
  summary: string;
  /** In order, of the past and, with `forecast`, of the future. */
  points: readonly BurnDownPoint[];
  range: Interval;
  spans: readonly ChartSpan[];
  events: readonly ChartEvent[];
  /** What became of its alerts, in order of time. */
  alerts?: readonly AlertChange[];
  /**
   * "the month": the line is of that whole period's budget, and `soFar` of the points is drawn
   * beside it.
   */
  period: string | null;
  /** `points` are of a part of the window. */
  zoomed: boolean;
};

const DECIMALS = 1;
const PERCENT = { kind: "percent", decimals: DECIMALS } as const;

/** Remaining budget over time, signed, with the ideal line, status bands, forecast and incidents. */
export function burnDownChart(asked: BurnDown): LineChart {
  const { summary, points, range, period, zoomed } = asked;
  const scale = zoomed ? zoomedScale(points) : budgetScale(points);
  const lines = linesOf(period).filter(
    ({ key }) => key === "remaining" || points.some((point) => typeof point[key] === "number"),
  );
  const headline = headlineOf(points, range, scale, DECIMALS);
  const projection = projectionOf(points, range, scale, headline);
  return {
    kind: "lines",
    summary,
    height: 300,
    range,
    axis: axisOf(scale, budgetTick(scale)),
    points: points.map((point) => ({
      at: point.at,
      values: lines.map(({ key }) => point[key] ?? null),
    })),
    series: lines.map(({ series }) => series),
    levels: [{ value: 0, tone: "exhausted", dash: "solid", opacity: 0.5 }],
    bands: statusBands(scale),
    spans: spansWithin(asked.spans, range),
    events: within(asked.events, range),
    marks: marksOnLine(asked.alerts ?? [], points, range, scale),
    labels: [projection, headline].filter((label) => label !== null),
  };
}

type Line = { key: Exclude<keyof BurnDownPoint, "at">; series: Series };

const linesOf = (period: string | null): Line[] => [
  {
    key: "remaining",
    series: {
      kind: "measured",
      name: period === null ? "Budget left" : `Left of ${period}’s budget`,
      format: PERCENT,
      tone: "accent",
      dash: "solid",
      width: 1.75,
      filled: true,
    },
  },
  {
    key: "soFar",
    series: {
      kind: "measured",
      name: "Left of the budget so far",
      format: PERCENT,
      tone: "muted",
      dash: "solid",
      width: 1.25,
    },
  },
  {
    key: "ideal",
    series: {
      kind: "reference",
      name: "Ideal",
      format: PERCENT,
      tone: "faint",
      dash: "dotted",
      width: 1.25,
    },
  },
  {
    key: "forecast",
    series: {
      kind: "forecast",
      name: "At this rate",
      format: PERCENT,
      tone: "accent",
      dash: "dashed",
      width: 1.75,
    },
  },
];
