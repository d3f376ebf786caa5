import type { Dash, Tone } from "./chart";
import { ALERT_MARKS, type AlertMark } from "./glyph";
import type { ChartFrame, LineFrame } from "./packed-chart";

export type LegendLine = { label: string; dash: Dash; tone: Tone };

/** The lines of a chart that need a name. */
export function legendOf(chart: ChartFrame): LegendLine[] {
  if (chart.kind === "bars") return [];
  if (chart.kind === "dots") {
    const { name, dash, tone } = chart.level;
    return [{ label: name, dash, tone }];
  }
  const events = new Set(chart.events.map(({ label, sort = label }) => sort));
  return [
    ...chart.series.map(({ name, dash, tone }) => ({ label: name, dash, tone })),
    ...chart.levels.flatMap(({ name, dash, tone }) => (name ? [{ label: name, dash, tone }] : [])),
    ...[...events].map((label) => ({ label, dash: "dotted", tone: "muted" }) as const),
  ];
}

/** The shapes that are drawn on the lines. */
export const marksOf = ({ marks }: LineFrame): AlertMark[] =>
  ALERT_MARKS.filter((glyph) => marks.some((mark) => mark.glyph === glyph));
