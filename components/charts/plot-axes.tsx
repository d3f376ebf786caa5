import { useChartWidth, XAxis, YAxis } from "recharts";
import type { Interval } from "@/lib/time/interval";
import { shownLabels } from "./bar-labels";
import type { Bar, LineChart, ValueAxis as Axis } from "./chart";
import { elapsedLabels } from "./elapsed";
import { BAR_MARGIN } from "./plot-margins";
import { timeLabels } from "./time-labels";

const STYLE = {
  tick: { fill: "var(--faint)", fontSize: 11, fontFamily: "var(--font-geist-mono)" },
  tickLine: false,
  axisLine: false,
  interval: 0,
} as const;

export function ValueAxis({ axis: { low, high, ticks, room } }: { axis: Axis }) {
  const labels = new Map(ticks.map(({ value, label }) => [value, label]));
  return (
    <YAxis
      {...STYLE}
      domain={[low, high]}
      ticks={ticks.map(({ value }) => value)}
      tickFormatter={(value: number) => labels.get(value) ?? ""}
      width={room}
      tickMargin={6}
      allowDataOverflow
    />
  );
}

type TimeAxisProps = { range: Interval; timeZone: string; clock?: LineChart["clock"] };

export function TimeAxis({ range, timeZone, clock }: TimeAxisProps) {
  const width = useChartWidth() ?? 0;
  const labels =
    clock === "elapsed" ? elapsedLabels(range, width) : timeLabels(range, timeZone, width);
  return (
    <XAxis
      {...STYLE}
      dataKey="at"
      type="number"
      scale={clock === "elapsed" ? "linear" : "time"}
      domain={[range.start, range.end]}
      ticks={[...labels.keys()]}
      tickFormatter={(at: number) => labels.get(at) ?? ""}
      tickMargin={8}
      height={28}
      allowDataOverflow
    />
  );
}

export function CategoryAxis({ bars, room }: { bars: readonly Bar[]; room: number }) {
  const width = useChartWidth() ?? 0;
  return (
    <XAxis
      {...STYLE}
      dataKey="label"
      ticks={shownLabels(bars, width, { left: room, right: BAR_MARGIN.right })}
      tickMargin={8}
      height={28}
    />
  );
}
