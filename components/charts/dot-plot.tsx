import { useMemo, useState } from "react";
import { CartesianGrid, ComposedChart } from "recharts";
import { formatInstant } from "@/lib/formats/instant";
import type { DotChart } from "./chart";
import { GLYPHS } from "./glyph";
import { DotLinks, type ShownDot } from "./dot-links";
import { linkedDot } from "./linked-dot";
import { TimeAxis, ValueAxis } from "./plot-axes";
import { TIME_MARGIN } from "./plot-margins";
import { PlotLevel } from "./plot-background";
import { PlotTooltip } from "./plot-tooltip";

type Shown = ShownDot<ReturnType<typeof linkedDot>>;

export function DotPlot({ chart, timeZone }: { chart: DotChart; timeZone: string }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const { range, axis, level, measure } = chart;
  const dots = useMemo(() => chart.dots.map(linkedDot), [chart.dots]);
  return (
    <div className="relative size-full [&_:focus:not(:focus-visible)]:outline-none">
      <ComposedChart
        responsive
        className="size-full"
        data={dots}
        margin={TIME_MARGIN}
        title={chart.summary}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <TimeAxis range={range} timeZone={timeZone} />
        <ValueAxis axis={axis} />
        <PlotLevel level={level} />
        <DotLinks dots={dots} range={range} axis={axis} timeZone={timeZone} show={setShown} />
      </ComposedChart>
      {shown && (
        <div className="pointer-events-none absolute z-10 w-max max-w-64" style={shown.place}>
          <PlotTooltip
            time={formatInstant(shown.dot.at, timeZone)}
            lines={[
              {
                label: measure,
                value: shown.dot.text,
                color: GLYPHS[shown.dot.glyph].fill,
              },
            ]}
            events={[shown.dot.title]}
          />
        </div>
      )}
    </div>
  );
}
