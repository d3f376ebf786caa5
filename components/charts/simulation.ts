import { valueTicks } from "@/lib/formats/axis-ticks";
import { formatCount } from "@/lib/formats/count";
import { faultEndMs, type Scenario } from "@/lib/reliability/simulate/scenario";
import type { Run } from "@/lib/reliability/simulate/simulate";
import type { SeriesPoint } from "@/lib/reliability/simulate/tally";
import type { ChartEvent, ChartSpan, Level, LineChart, Series } from "./chart";
import { axisOf } from "./scale";

type Simulated = { scenario: Scenario; before: Run; after: Run; capacityPerSecond: number };
type Shown = Pick<LineChart, "summary" | "series" | "levels"> & {
  valuesOf: (before: Stretch, after: Stretch) => number[];
};

/** A few points of a series as one: single stretches hold too few requests to be read. */
type Stretch = { atMs: number; lengthMs: number; points: readonly SeriesPoint[] };

const GROUPED = 3;

const line = (name: string, of: Partial<Series>): Series => ({
  kind: "measured",
  name,
  format: { kind: "count" },
  tone: "accent",
  dash: "solid",
  width: 1.75,
  ...of,
});
const SIDES = [line("Before", { tone: "muted", dash: "dashed" }), line("After", {})];

/** How many requests a second succeed. */
export const goodputChart = (simulated: Simulated): LineChart =>
  drawn(simulated, {
    summary: `Requests that succeed each second: ${totals(simulated, "succeeded")} in all.`,
    series: [
      ...SIDES,
      line("Arrive", { kind: "reference", tone: "faint", dash: "dotted", width: 1.25 }),
    ],
    levels: [],
    valuesOf: (before, after) => [
      perSecond(before, "succeeded"),
      perSecond(after, "succeeded"),
      perSecond(before, "arrivals"),
    ],
  });

/** How many calls a second reach the dependency, against what it can do. */
export const callsChart = (simulated: Simulated): LineChart =>
  drawn(simulated, {
    summary: `Calls to the dependency each second: ${totals(simulated, "calls")} in all.`,
    series: SIDES,
    levels: capacityLevels(simulated),
    valuesOf: (before, after) => [perSecond(before, "calls"), perSecond(after, "calls")],
  });

/** How many calls wait for the dependency. */
export const queueChart = (simulated: Simulated): LineChart =>
  drawn(simulated, {
    summary: `Calls that wait for the dependency: at most ${formatCount(mostQueued(simulated.before))} before and ${formatCount(mostQueued(simulated.after))} after.`,
    series: SIDES,
    levels: [],
    valuesOf: (before, after) => [waiting(before), waiting(after)],
  });

export const mostQueued = ({ series }: Run): number =>
  Math.max(...series.map(({ queued }) => queued));

function drawn(simulated: Simulated, { valuesOf, ...shown }: Shown): LineChart {
  const { scenario, before, after } = simulated;
  const afters = stretchesOf(after);
  const points = stretchesOf(before).map((stretch, index) => ({
    at: stretch.atMs,
    values: valuesOf(stretch, afters[index] ?? stretch),
  }));
  const highest = Math.max(
    1,
    ...shown.levels.map(({ value }) => value),
    ...points.flatMap(({ values }) => values),
  );
  const ticks = valueTicks(0, highest, 4);
  return {
    kind: "lines",
    clock: "elapsed",
    height: 200,
    ...shown,
    range: { start: 0, end: scenario.runMs },
    axis: axisOf({ low: 0, high: ticks.at(-1) ?? 1, ticks }, formatCount),
    points,
    bands: [],
    spans: faultSpan(scenario),
    events: [...openings("Before", simulated.before), ...openings("After", simulated.after)],
    marks: [],
    labels: [],
  };
}

/** Where it is far above what is called it would press the lines to the ground. */
const FAR = 3;

function capacityLevels({ capacityPerSecond, before, after }: Simulated): Level[] {
  const busiest = Math.max(
    ...[before, after].flatMap((run) => stretchesOf(run).map((each) => perSecond(each, "calls"))),
  );
  if (capacityPerSecond > FAR * busiest) return [];
  const label = `${formatCount(Math.round(capacityPerSecond))}/s`;
  return [{ value: capacityPerSecond, tone: "warning", dash: "dashed", name: "Capacity", label }];
}

function stretchesOf({ series, stretchMs }: Run): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = 0; index < series.length; index += GROUPED) {
    const points = series.slice(index, index + GROUPED);
    stretches.push({
      atMs: index * stretchMs,
      lengthMs: points.length * stretchMs,
      points,
    });
  }
  return stretches;
}

type Counted = "succeeded" | "arrivals" | "calls";

const perSecond = ({ points, lengthMs }: Stretch, name: Counted): number =>
  (points.reduce((sum, point) => sum + point[name], 0) * 1000) / lengthMs;

const waiting = ({ points }: Stretch): number => points.at(-1)?.queued ?? 0;

const totals = ({ before, after }: Simulated, name: "succeeded" | "calls"): string =>
  `${formatCount(before.summary[name])} before and ${formatCount(after.summary[name])} after`;

const FAULTS: Readonly<Record<Exclude<Scenario["kind"], "steady">, string>> = {
  down: "Dependency is down",
  slow: "Dependency is slow",
  errors: "Calls fail",
  blip: "Dependency is down",
  overload: "More requests",
  "retry-storm": "Dependency stalls",
};

function faultSpan(scenario: Scenario): ChartSpan[] {
  if (scenario.kind === "steady" || scenario.faultMs === 0) return [];
  const end = Math.min(faultEndMs(scenario), scenario.runMs);
  if (end <= scenario.startMs) return [];
  const label = FAULTS[scenario.kind];
  return [{ start: scenario.startMs, end, label, short: label }];
}

/** The first time that a breaker opens in the fault; later ones would cover the plot. */
function openings(side: string, { series }: Run): ChartEvent[] {
  const first = series.find(({ openBreakers }) => openBreakers > 0);
  return first ? [{ at: first.atMs, label: `${side}: breaker opens`, sort: "Breaker opens" }] : [];
}
