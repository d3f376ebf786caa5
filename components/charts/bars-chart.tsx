"use client";

import { lazy, Suspense } from "react";
import { formatCount } from "@/lib/formats/count";
import { BarsSketch } from "./bars-sketch";
import { ChartFrame } from "./chart-frame";
import { useInteraction } from "./use-interaction";

const Plot = lazy(() => import("./bars-plot"));

export type BarPoint = { label: string; count: number };

type Props = {
  summary: string;
  bars: BarPoint[];
  /** What the bars are of: "Month". */
  category: string;
  /** What they count: "Incidents". */
  measure: string;
};

/** Counts of a few dozen categories at most, in the order they are given. */
export function BarsChart({ summary, bars, category, measure }: Props) {
  const interactive = useInteraction();
  const table = () => ({
    head: [category, measure],
    rows: bars.map(({ label, count }) => ({ at: label, cells: [formatCount(count)] })),
  });
  const sketch = <BarsSketch bars={bars} />;
  return (
    <ChartFrame summary={summary} height={200} table={table}>
      {interactive ? (
        <Suspense fallback={sketch}>
          <Plot bars={bars} summary={summary} measure={measure} />
        </Suspense>
      ) : (
        sketch
      )}
    </ChartFrame>
  );
}
