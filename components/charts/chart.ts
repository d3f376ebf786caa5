import type { Severity } from "@/lib/incident/severity";
import type { Interval } from "@/lib/time/interval";
import type { AlertMark } from "./glyph";

export type Tone = "accent" | "muted" | "faint" | "warning" | "critical" | "exhausted";
export type Dash = "solid" | "dashed" | "dotted";

export type ValueFormat =
  | { kind: "percent"; decimals: number }
  | { kind: "duration" }
  | { kind: "count" };

/** From `low` to `high`; `room` in pixels is what its labels take. */
export type ValueAxis = {
  low: number;
  high: number;
  ticks: { value: number; label: string }[];
  room: number;
};

/** A value for each series, null where nothing is known. */
export type ChartPoint = { at: number; values: (number | null)[] };

/** What was measured has gaps; what is calculated runs on from one value to the next. */
export type Series = {
  kind: "measured" | "forecast" | "reference";
  name: string;
  format: ValueFormat;
  tone: Tone;
  dash: Dash;
  width: number;
  filled?: boolean;
};

/** A stretch of values in the colour of what it means. */
export type Band = { from: number; to: number; tone: Tone };
/** A value that lines are compared with; with a name it is shown in legend and tooltip. */
export type Level = {
  value: number;
  tone: Tone;
  dash: Dash;
  opacity?: number;
  name?: string;
  label?: string;
  /** Where the label stands; over the right end where nothing is said. */
  corner?: Corner;
};
/** `short` stands over the plot, `label` in the tooltip. */
export type ChartSpan = {
  start: number;
  end: number;
  label: string;
  short?: string;
  href?: string;
};
/** `sort`: what the legend calls all of its sort, where they have labels of their own. */
export type ChartEvent = { at: number; label: string; sort?: string };

/** Something on a line that has a page, such as an alert that fired: a shape that leads there. */
export type ChartMark = {
  at: number;
  value: number;
  glyph: AlertMark;
  title: string;
  href: string;
};

export type Corner = { above: boolean; side: "left" | "right" };

/** Beside which value a figure stands, over or under it, and on which side of its point. */
export type Place = Corner & { value: number };

/** A point with its figure beside it; on a phone there is no room for what is projected. */
export type PointLabel = {
  kind: "now" | "projected";
  at: number;
  value: number;
  text: string;
  tone: Tone;
  place: Place;
};

/** An incident in a plot of incidents. `ms`: how long it took, since `at`. */
export type ChartDot = {
  at: number;
  ms: number;
  severity: Severity;
  number: number;
  title: string;
};

type Drawing = {
  /** What the chart shows and its outcome in one sentence, for those who do not see it. */
  summary: string;
  height: 200 | 300;
  axis: ValueAxis;
};

/** At most about 300 points, in order. */
export type LineChart = Drawing & {
  kind: "lines";
  /** What its instants are: of the calendar unless said otherwise, or milliseconds since a start. */
  clock?: "elapsed";
  range: Interval;
  points: ChartPoint[];
  series: Series[];
  levels: Level[];
  bands: Band[];
  spans: ChartSpan[];
  events: ChartEvent[];
  marks: ChartMark[];
  labels: PointLabel[];
};

/** At most a few hundred dots, in order of time. */
export type DotChart = Drawing & {
  kind: "dots";
  range: Interval;
  dots: ChartDot[];
  level: Level & { name: string };
  /** "Time to resolve". */
  measure: string;
};

export type Bar = { label: string; count: number };

/** Counts of a few dozen categories at most, in the order they are given. */
export type BarChart = Drawing & {
  kind: "bars";
  bars: Bar[];
  /** What the bars are of: "Month". */
  category: string;
  /** What they count: "Incidents". */
  measure: string;
};

/** What a chart shows, as plain data: made on the server, drawn and written as a table from it. */
export type Chart = LineChart | DotChart | BarChart;
