import { formatPercent } from "@/lib/formats/percent";
import { headlineOf, projectionOf, shownSpan } from "./burn-down-parts";
import type { BurnDownPlotProps } from "./burn-down-plot";
import { budgetTick, tierBands } from "./chart-scales";
import { PlotSketch, type SketchDot } from "./plot-sketch";

export function BurnDownSketch({
  points,
  range,
  scale,
  tiers,
  spans,
  marks,
  decimals,
  timeZone,
}: Omit<BurnDownPlotProps, "summary" | "names" | "onZoom">) {
  const headline = headlineOf(points, range, scale);
  const projection = projectionOf(points, range, scale);
  const known = (key: "ideal" | "forecast" | "soFar") =>
    points.flatMap((point) =>
      typeof point[key] === "number" ? [{ at: point.at, value: point[key] }] : [],
    );
  const dots: SketchDot[] = [
    ...(projection
      ? [
          {
            ...projection,
            label: `${formatPercent(projection.value, 0)} projected`,
            color: "var(--accent)",
            small: true,
          },
        ]
      : []),
    ...(headline ? [{ ...headline, label: formatPercent(headline.value, decimals) }] : []),
  ];
  return (
    <PlotSketch
      inset="budget"
      range={range}
      scale={scale}
      timeZone={timeZone}
      bands={tierBands(scale.low, tiers)}
      level={{ value: 0, opacity: 0.5 }}
      dots={dots}
      spans={spans.map((span) => ({ ...span, ...shownSpan(span, range) }))}
      marks={marks}
      tickLabel={budgetTick(scale)}
      lines={[
        {
          points: points.map(({ at, remaining }) => ({ at, value: remaining })),
          stroke: "var(--accent)",
          width: 1.75,
          filled: true,
        },
        { points: known("ideal"), stroke: "var(--faint)", width: 1.25, dashes: "1 4" },
        { points: known("forecast"), stroke: "var(--accent)", width: 1.75, dashes: "4 4" },
        { points: known("soFar"), stroke: "var(--muted)", width: 1.25 },
      ]}
    />
  );
}
