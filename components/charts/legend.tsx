import { cx } from "../ui/class-names";
import { legendOf, marksOf, type LegendLine } from "./chart-legend";
import { GlyphLegend } from "./glyph";
import type { ChartFrame } from "./packed-chart";
import { DASHES, TEXT_TONES } from "./tone";

export function Legend({ chart }: { chart: ChartFrame }) {
  return (
    <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1">
      {chart.kind === "dots" && <GlyphLegend />}
      {legendOf(chart).map((line) => (
        <LegendItem key={line.label} {...line} />
      ))}
      {chart.kind === "lines" && <GlyphLegend glyphs={marksOf(chart)} />}
    </div>
  );
}

function LegendItem({ label, dash, tone }: LegendLine) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" width="16" height="6" className={cx("shrink-0", TEXT_TONES[tone])}>
        <line
          x1="0"
          x2="16"
          y1="3"
          y2="3"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeDasharray={DASHES[dash]}
        />
      </svg>
      {label}
    </span>
  );
}
