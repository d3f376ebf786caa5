import type { LineChart } from "./chart";
import { instantWords } from "./elapsed";
import { happenedAt, linesAt } from "./series-lines";
import { PlotTooltip } from "./plot-tooltip";
import { colorOf } from "./tone";

type Props = { chart: LineChart; timeZone: string; at: string | number | undefined };

/** The values under the crosshair, with what else happened then. */
export function LineTooltip({ chart, timeZone, at }: Props) {
  const point = chart.points.find((candidate) => candidate.at === at);
  if (!point) return null;
  return (
    <PlotTooltip
      time={instantWords(chart.clock, point.at, timeZone)}
      lines={linesAt(chart, point).map(({ label, value, tone }) => ({
        label,
        value,
        color: colorOf(tone),
      }))}
      events={happenedAt(chart, point.at)}
    />
  );
}
