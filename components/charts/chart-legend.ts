import type { Chart, Dash, Tone } from "./chart";

export type LegendLine = { label: string; dash: Dash; tone: Tone };

/** The lines of a chart that need a name. */
export function legendOf(chart: Chart): LegendLine[] {
  if (chart.kind === "bars") return [];
  if (chart.kind === "dots") {
    const { name, dash, tone } = chart.level;
    return [{ label: name, dash, tone }];
  }
  const events = new Set(chart.events.map(({ label }) => label));
  return [
    ...chart.series.map(({ name, dash, tone }) => ({ label: name, dash, tone })),
    ...chart.levels.flatMap(({ name, dash, tone }) => (name ? [{ label: name, dash, tone }] : [])),
    ...[...events].map((label) => ({ label, dash: "dotted", tone: "muted" }) as const),
  ];
}
