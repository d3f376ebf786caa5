"use client";

import { lazy, Suspense } from "react";
import { formatInstant } from "@/lib/formats/instant";
import { formatPercent } from "@/lib/formats/percent";
import { useTimeZone } from "../ui/time-zone";
import { ChartFrame } from "./chart-frame";
import type { ChartRange, ChartSpan, SliPoint } from "./chart-points";
import { LegendItem } from "./legend";
import { SliSketch } from "./sli-sketch";
import { useInteraction } from "./use-interaction";
import { useZoom, type Zoom } from "./use-zoom";

const Plot = lazy(() => import("./sli-plot"));

export type SliChartProps = {
  summary: string;
  points: SliPoint[];
  range: ChartRange;
  /** As a fraction, 0.999. */
  target: number;
  decimals: number;
  /** "SLI over 28 days", "SLI per hour". */
  seriesLabel?: string;
  spans?: ChartSpan[];
  height?: 160 | 200 | 260;
  zoom?: Zoom;
};

export function SliChart({
  summary,
  height = 200,
  seriesLabel = "SLI",
  spans = [],
  zoom,
  ...rest
}: SliChartProps) {
  const { timeZone } = useTimeZone();
  const interactive = useInteraction();
  const { pending, goTo } = useZoom(zoom);
  const table = () => ({
    head: ["Time", seriesLabel],
    rows: rest.points.map((point) => ({
      at: formatInstant(point.at, timeZone),
      cells: [formatPercent(point.sli, rest.decimals)],
    })),
  });
  const legend = (
    <>
      <LegendItem label={seriesLabel} line="solid" className="text-accent" />
      <LegendItem label="Target" line="dashed" className="text-exhausted" />
    </>
  );
  const sketch = <SliSketch {...rest} spans={spans} timeZone={timeZone} />;
  return (
    <ChartFrame summary={summary} height={height} busy={pending} legend={legend} table={table}>
      {interactive ? (
        <Suspense fallback={sketch}>
          <Plot
            key={zoom?.shown}
            {...rest}
            summary={summary}
            seriesLabel={seriesLabel}
            spans={spans}
            timeZone={timeZone}
            onZoom={goTo}
          />
        </Suspense>
      ) : (
        sketch
      )}
    </ChartFrame>
  );
}
