import { ReferenceDot, useChartWidth } from "recharts";
import type { PointLabel } from "./chart";
import { colorOf } from "./tone";

/** Narrower than this, in CSS pixels, only the figure of now is written beside the line. */
const WIDE = 480;

export function PlotLabels({ labels }: { labels: readonly PointLabel[] }) {
  const wide = (useChartWidth() ?? 0) > WIDE;
  return labels
    .filter(({ kind }) => kind === "now" || wide)
    .map((label) => <PlotLabel key={label.kind} label={label} />);
}

/** What lies under a figure does not strike it through. */
const HALO = {
  stroke: "var(--surface)",
  strokeWidth: 3,
  strokeLinejoin: "round",
  paintOrder: "stroke",
} as const;

const TEXT = {
  now: {
    offset: 14,
    fontSize: 12,
    fontWeight: 600,
    fill: "var(--ink)",
    fontFamily: "var(--font-geist-mono)",
  },
  projected: { fontSize: 11, fill: "var(--muted)" },
} as const;

/** How far a figure stands over or under the value beside it. */
const CLEARANCE = 12;

function PlotLabel({ label: { kind, at, value, text, tone, place } }: { label: PointLabel }) {
  const point =
    kind === "now"
      ? { r: 3.5, fill: colorOf(tone), stroke: "var(--surface)" }
      : { r: 2.5, fill: "var(--surface)", stroke: colorOf(tone) };
  return (
    <>
      <ReferenceDot x={at} y={value} {...point} strokeWidth={1.5} ifOverflow="visible" />
      <ReferenceDot
        x={at}
        y={place.value}
        r={0}
        ifOverflow="visible"
        label={{
          ...HALO,
          ...TEXT[kind],
          value: text,
          position: place.side,
          dy: place.above ? -CLEARANCE : CLEARANCE,
        }}
      />
    </>
  );
}
