"use client";

import { lazy, Suspense } from "react";
import { formatInstant } from "@/lib/formats/instant";
import { formatPercent } from "@/lib/formats/percent";
import { useTimeZone } from "../ui/time-zone";
import { BurnDownSketch } from "./burn-down-sketch";
import { ChartFrame } from "./chart-frame";
import type { BurnDownPoint, ChartMark, ChartRange, ChartSpan } from "./chart-points";
import { budgetScale, zoomedScale, type Tiers } from "./chart-scales";
import { LegendItem } from "./legend";
import { SpanLabels } from "./span-labels";
import { useInteraction } from "./use-interaction";
import { useZoom, type Zoom } from "./use-zoom";

const Plot = lazy(() => import("./burn-down-plot"));

export type BurnDownChartProps = {
  summary: string;
  /** At most about 300, in order, of the past and, with `forecast`, of the future. */
  points: BurnDownPoint[];
  range: ChartRange;
  tiers?: Tiers;
  spans?: ChartSpan[];
  marks?: ChartMark[];
  decimals?: number;
  height?: 200 | 260 | 300;
  /**
   * "the month": the line is of that whole period's budget, and `soFar` of the points is drawn
   * beside it.
   */
  period?: string;
  zoom?: Zoom;
  /** `points` are of a part of the window. */
  zoomed?: boolean;
};

export type BurnDownNames = { remaining: string; soFar: string };

/** Remaining budget over time, signed, with the ideal line, tier bands, forecast and incidents. */
export function BurnDownChart({
  summary,
  height = 260,
  tiers = { healthy: 0.5, warning: 0.25 },
  spans = [],
  marks = [],
  decimals = 1,
  period,
  zoom,
  zoomed = false,
  ...rest
}: BurnDownChartProps) {
  const { timeZone } = useTimeZone();
  const interactive = useInteraction();
  const { pending, goTo } = useZoom(zoom);
  const names: BurnDownNames = {
    remaining: period === undefined ? "Budget left" : `Left of ${period}’s budget`,
    soFar: "Left of the budget so far",
  };
  const has = (key: Extra) => rest.points.some((point) => typeof point[key] === "number");
  const table = () => ({
    head: [
      "Time",
      names.remaining,
      ...(has("soFar") ? [names.soFar] : []),
      ...(has("ideal") ? ["Ideal"] : []),
      ...(has("forecast") ? ["Forecast"] : []),
    ],
    rows: rest.points.map((point) => ({
      at: formatInstant(point.at, timeZone),
      cells: [
        formatPercent(point.remaining, decimals),
        ...EXTRAS.filter(has).map((key) => percentOrDash(point[key], decimals)),
      ],
    })),
  });
  const legend = (
    <>
      <LegendItem label={names.remaining} line="solid" className="text-accent" />
      {has("soFar") && <LegendItem label={names.soFar} line="solid" className="text-muted" />}
      {has("ideal") && <LegendItem label="Ideal" line="dotted" className="text-faint" />}
      {has("forecast") && <LegendItem label="At this rate" line="dashed" className="text-accent" />}
      {marks.some(({ at }) => at >= rest.range.start && at <= rest.range.end) && (
        <LegendItem label="Definition changed" line="dotted" className="text-muted" />
      )}
    </>
  );
  const drawn = {
    ...rest,
    scale: zoomed ? zoomedScale(rest.points) : budgetScale(rest.points),
    tiers,
    spans,
    marks,
    decimals,
    timeZone,
  };
  const sketch = <BurnDownSketch {...drawn} />;
  return (
    <ChartFrame
      summary={summary}
      height={height}
      busy={pending}
      legend={legend}
      table={table}
      above={spans.length > 0 && <SpanLabels spans={spans} range={rest.range} />}
    >
      {interactive ? (
        <Suspense fallback={sketch}>
          <Plot key={zoom?.shown} {...drawn} names={names} summary={summary} onZoom={goTo} />
        </Suspense>
      ) : (
        sketch
      )}
    </ChartFrame>
  );
}

const EXTRAS = ["soFar", "ideal", "forecast"] as const;
type Extra = (typeof EXTRAS)[number];

function percentOrDash(value: number | null | undefined, decimals: number): string {
  return typeof value === "number" ? formatPercent(value, decimals) : "–";
}
