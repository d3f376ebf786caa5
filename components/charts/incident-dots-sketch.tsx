import type { ChartRange } from "./chart-points";
import { durationScale, durationTick, logOf } from "./duration-scale";
import type { IncidentDot } from "./incident-dot";
import { PlotSketch } from "./plot-sketch";
import { SEVERITY_GLYPHS } from "./severity-glyph";

export function IncidentDotsSketch({
  dots,
  range,
  medianMs,
  timeZone,
}: {
  dots: IncidentDot[];
  range: ChartRange;
  medianMs: number;
  timeZone: string;
}) {
  const median = logOf(medianMs);
  return (
    <PlotSketch
      inset="budget"
      range={range}
      scale={durationScale(dots.map(({ ms }) => ms))}
      timeZone={timeZone}
      tickLabel={durationTick}
      lines={[
        {
          points: [
            { at: range.start, value: median },
            { at: range.end, value: median },
          ],
          stroke: "var(--muted)",
          width: 1.25,
          dashes: "4 4",
        },
      ]}
      glyphs={dots.map(({ at, ms, severity }) => ({
        at,
        value: logOf(ms),
        ...SEVERITY_GLYPHS[severity],
      }))}
    />
  );
}
