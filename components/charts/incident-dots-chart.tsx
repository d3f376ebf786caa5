"use client";

import { lazy, Suspense } from "react";
import { formatDuration } from "@/lib/formats/duration";
import { formatInstant } from "@/lib/formats/instant";
import { Link } from "../ui/link";
import { useTimeZone } from "../ui/time-zone";
import { ChartFrame } from "./chart-frame";
import type { ChartRange } from "./chart-points";
import { incidentHref, type IncidentDot } from "./incident-dot";
import { IncidentDotsSketch } from "./incident-dots-sketch";
import { LegendItem } from "./legend";
import { SeverityLegend } from "./severity-glyph";
import { useInteraction } from "./use-interaction";

const Plot = lazy(() => import("./incident-dots-plot"));

type Props = {
  summary: string;
  /** In order of time, at most a few hundred. */
  dots: IncidentDot[];
  range: ChartRange;
  medianMs: number;
  /** "Time to resolve". */
  measure: string;
};

/**
 * Each incident where it began and by how long it took, on a logarithmic axis, and a link to it.
 */
export function IncidentDotsChart({ summary, dots, range, medianMs, measure }: Props) {
  const { timeZone } = useTimeZone();
  const interactive = useInteraction();
  const table = () => ({
    head: ["Began", "Incident", "Severity", measure],
    rows: dots.map(({ at, number, title, severity, ms }) => ({
      at: formatInstant(at, timeZone),
      cells: [
        <Link
          key="link"
          href={incidentHref(number)}
          className="link font-sans"
        >{`#${number} ${title}`}</Link>,
        severity,
        formatDuration(ms),
      ],
    })),
  });
  const legend = (
    <>
      <SeverityLegend />
      <LegendItem
        label={`Median ${formatDuration(medianMs)}`}
        line="dashed"
        className="text-muted"
      />
    </>
  );
  const drawn = { dots, range, medianMs, timeZone };
  const sketch = <IncidentDotsSketch {...drawn} />;
  return (
    <ChartFrame summary={summary} height={300} legend={legend} table={table}>
      {interactive ? (
        <Suspense fallback={sketch}>
          <Plot {...drawn} measure={measure} summary={summary} />
        </Suspense>
      ) : (
        sketch
      )}
    </ChartFrame>
  );
}
