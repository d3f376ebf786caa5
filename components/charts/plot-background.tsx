import { ReferenceArea, ReferenceLine } from "recharts";
import type { Corner, Level, LineChart } from "./chart";
import { colorOf, DASHES } from "./tone";

/** What lies under the lines: statuses, incidents, changes, and what the lines are compared with. */
export function PlotBackground({ chart: { bands, spans, events, levels } }: { chart: LineChart }) {
  return (
    <>
      {bands.map(({ from, to, tone }) => (
        <ReferenceArea key={tone} y1={from} y2={to} fill={colorOf(tone)} fillOpacity={0.07} />
      ))}
      {spans.map(({ start, end, label }) => (
        <ReferenceArea
          key={`${label} ${start}`}
          x1={start}
          x2={end}
          fill="var(--ink)"
          fillOpacity={0.09}
        />
      ))}
      {events.map(({ at, label }) => (
        <ReferenceLine key={`${label} ${at}`} x={at} stroke="var(--muted)" strokeDasharray="2 3" />
      ))}
      {levels.map((level) => (
        <PlotLevel key={level.value} level={level} />
      ))}
    </>
  );
}

export function PlotLevel({ level }: { level: Level }) {
  const { value, tone, dash, opacity = 1, label, corner } = level;
  const text = {
    value: label,
    position: positionOf(corner),
    fontSize: 11,
    fill: colorOf(tone),
    fontFamily: "var(--font-geist-mono)",
  } as const;
  return (
    <ReferenceLine
      y={value}
      stroke={colorOf(tone)}
      strokeOpacity={opacity}
      strokeDasharray={DASHES[dash]}
      label={label === undefined ? false : text}
    />
  );
}

/** A level has no height: what stands inside of its bottom stands over it. */
function positionOf({ above, side }: Corner = { above: true, side: "right" }) {
  if (above) return side === "right" ? "insideBottomRight" : "insideBottomLeft";
  return side === "right" ? "insideTopRight" : "insideTopLeft";
}
