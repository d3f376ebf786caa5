"use client";

import dynamic from "next/dynamic";
import { formatInstant } from "@/lib/formats/instant";
import { formatPercent } from "@/lib/formats/percent";
import { useTimeZone } from "../ui/time-zone";
import { ChartFrame } from "./chart-frame";
import { ChartPlaceholder } from "./chart-placeholder";
import type { BurnDownPoint, ChartMark, ChartRange, ChartSpan } from "./chart-points";
import { LegendItem } from "./legend";

const Plot = dynamic(() => import("./burn-down-plot"), { ssr: false, loading: ChartPlaceholder });

export type BurnDownChartProps = {
  summary: string;
  /** At most about 300, in order, of the past and, with `forecast`, of the future. */
  points: BurnDownPoint[];
  range: ChartRange;
  /** Lower edges of the tiers as fractions of the budget. */
  tiers?: { healthy: number; warning: number };
  spans?: ChartSpan[];
  marks?: ChartMark[];
  decimals?: number;
  height?: 200 | 260 | 300;
};

/** Remaining budget over time, signed, with the ideal line, tier bands, forecast, incidents and deploys. */
export function BurnDownChart({ summary, height = 260, tiers = { healthy: 0.5, warning: 0.25 }, spans = [], marks = [], decimals = 1, ...rest }: BurnDownChartProps) {
  const { timeZone } = useTimeZone();
  const has = (key: "ideal" | "forecast") => rest.points.some((point) => typeof point[key] === "number");
  const table = () => ({
    head: ["Time", "Budget left", ...(has("ideal") ? ["Ideal"] : []), ...(has("forecast") ? ["Forecast"] : [])],
    rows: rest.points.map((point) => ({
      at: formatInstant(point.at, timeZone),
      cells: [formatPercent(point.remaining, decimals), ...(["ideal", "forecast"] as const).filter(has).map((key) => percentOrDash(point[key], decimals))],
    })),
  });
  const legend = (
    <>
      <LegendItem label="Budget left" line="solid" className="text-accent" />
      {has("ideal") && <LegendItem label="Ideal" line="dotted" className="text-faint" />}
      {has("forecast") && <LegendItem label="At this rate" line="dashed" className="text-accent" />}
    </>
  );
  return (
    <ChartFrame summary={summary} height={height} legend={legend} table={table}>
      <Plot {...rest} summary={summary} tiers={tiers} spans={spans} marks={marks} decimals={decimals} timeZone={timeZone} />
    </ChartFrame>
  );
}

function percentOrDash(value: number | null | undefined, decimals: number): string {
  return typeof value === "number" ? formatPercent(value, decimals) : "–";
}
