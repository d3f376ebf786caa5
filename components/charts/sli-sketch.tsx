import { sliPercent, sliScale } from "./chart-scales";
import { PlotSketch } from "./plot-sketch";
import type { SliPlotProps } from "./sli-plot";

export function SliSketch({
  points,
  range,
  target,
  spans,
  timeZone,
}: Pick<SliPlotProps, "points" | "range" | "target" | "spans" | "timeZone">) {
  return (
    <PlotSketch
      inset="sli"
      range={range}
      scale={sliScale(points, target)}
      timeZone={timeZone}
      spans={spans}
      tickLabel={sliPercent}
      level={{ value: target, label: sliPercent(target), dashes: "4 4" }}
      lines={[
        {
          points: points.map(({ at, sli }) => ({ at, value: sli })),
          stroke: "var(--accent)",
          width: 1.75,
        },
      ]}
    />
  );
}
