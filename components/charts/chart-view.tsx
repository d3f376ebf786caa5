"use client";

import { lazy, Suspense, useMemo, useState } from "react";
import { cx } from "../ui/class-names";
import { useTimeZone } from "../ui/time-zone";
import type { Chart } from "./chart";
import { tableOf } from "./chart-table";
import { Legend } from "./legend";
import { MissingPlot } from "./missing-plot";
import { unpackedChart, unpackedFrame, type PackedChart } from "./packed-chart";
import { SpanLabels } from "./span-labels";
import { TableView } from "./table-view";
import { useDrawn } from "./use-drawn";
import { WithoutScript } from "./without-script";
import { useZoom, type Zoom } from "./use-zoom";

const Plot = lazy(() => import("./plot").catch(() => ({ default: MissingPlot })));

/** Keeps the exact space of a chart until it is drawn, and offers the same numbers as a table. */
export function ChartView({ chart, zoom }: { chart: PackedChart; zoom?: Zoom }) {
  const { timeZone } = useTimeZone();
  const [asTable, setAsTable] = useState(false);
  const [ref, drawn] = useDrawn();
  const { pending, goTo } = useZoom(zoom);
  // A page that is renewed has the same texts.
  const frame = useMemo(() => unpackedFrame(chart.frame), [chart.frame]);
  const unpacked = useMemo(
    () => (drawn ? unpackedChart(frame, chart.rows) : null),
    [drawn, frame, chart.rows],
  );
  const table = () => (
    <TableView
      table={tableOf(unpacked ?? unpackedChart(frame, chart.rows), timeZone)}
      summary={frame.summary}
    />
  );
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex min-h-6 items-start justify-between gap-4 text-xs text-muted">
        <Legend chart={frame} />
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="h-6 rounded-xs px-1.5 hover:bg-sunken hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink pointer-coarse:h-9 noscript:hidden"
        >
          Table
        </button>
      </div>
      <p className="sr-only">{frame.summary}</p>
      {!asTable && frame.kind === "lines" && frame.spans.length > 0 && <SpanLabels chart={frame} />}
      <div
        ref={ref}
        aria-busy={pending}
        className={cx(HEIGHTS[frame.height], "aria-busy:opacity-60")}
      >
        {asTable && table()}
        {!asTable && unpacked === null && (
          <>
            <Waiting />
            <WithoutScript table={table} />
          </>
        )}
        {!asTable && unpacked !== null && (
          <Suspense fallback={<Waiting />}>
            <Plot key={zoom?.shown} chart={unpacked} timeZone={timeZone} onZoom={goTo} />
          </Suspense>
        )}
      </div>
    </div>
  );
}

const Waiting = () => (
  <div data-undrawn className="size-full rounded-sm bg-sunken noscript:hidden" />
);

// Written out, because a style attribute would need an exception in the content security policy.
const HEIGHTS: Readonly<Record<Chart["height"], string>> = {
  200: "h-[200px]",
  300: "h-[300px]",
};
