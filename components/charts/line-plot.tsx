import { useState } from "react";
import { CartesianGrid, ComposedChart, ReferenceArea, Tooltip } from "recharts";
import { cx } from "../ui/class-names";
import type { ChartMark, LineChart } from "./chart";
import { DotLinks, type ShownDot } from "./dot-links";
import { instantWords } from "./elapsed";
import { LineTooltip } from "./line-tooltip";
import { TimeAxis, ValueAxis } from "./plot-axes";
import { TIME_MARGIN } from "./plot-margins";
import { PlotBackground } from "./plot-background";
import { PlotLabels } from "./plot-labels";
import { PlotSeries } from "./plot-series";
import { PlotTooltip } from "./plot-tooltip";
import { happeningWords } from "./series-lines";
import { useDrag } from "./use-drag";

type Props = {
  chart: LineChart;
  timeZone: string;
  onZoom: ((a: number, b: number) => void) | undefined;
};

export function LinePlot({ chart, timeZone, onZoom }: Props) {
  const { range, clock, axis, points, series, marks } = chart;
  const [shown, setShown] = useState<ShownDot<ChartMark> | null>(null);
  const { dragged, handlers } = useDrag(
    range,
    { left: axis.room, right: TIME_MARGIN.right },
    onZoom,
  );
  return (
    <div
      {...handlers}
      className={cx(
        "relative size-full [&_:focus:not(:focus-visible)]:outline-none",
        onZoom && "select-none [&_.recharts-surface]:cursor-crosshair",
      )}
    >
      <ComposedChart
        responsive
        className="size-full"
        data={points}
        margin={TIME_MARGIN}
        title={chart.summary}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <TimeAxis range={range} timeZone={timeZone} clock={clock} />
        <ValueAxis axis={axis} />
        <PlotBackground chart={chart} />
        {dragged && (
          <ReferenceArea
            x1={dragged.start}
            x2={dragged.end}
            fill="var(--accent)"
            fillOpacity={0.15}
          />
        )}
        {series.map((one, index) => (
          <PlotSeries key={one.name} series={one} index={index} points={points} low={axis.low} />
        ))}
        <PlotLabels labels={chart.labels} />
        {marks.length > 0 && (
          <DotLinks dots={marks} range={range} axis={axis} timeZone={timeZone} show={setShown} />
        )}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--muted)", strokeWidth: 1 }}
          content={({ active, label }) => (
            <LineTooltip
              chart={chart}
              timeZone={timeZone}
              at={active && !shown ? label : undefined}
            />
          )}
        />
      </ComposedChart>
      {shown && (
        <div className="pointer-events-none absolute z-10 w-max max-w-64" style={shown.place}>
          <PlotTooltip
            time={instantWords(clock, shown.dot.at, timeZone)}
            lines={[]}
            events={[happeningWords(shown.dot)]}
          />
        </div>
      )}
    </div>
  );
}
