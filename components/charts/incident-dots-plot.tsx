"use client";

import { useRef, useState, type KeyboardEvent } from "react";
import {
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  usePlotArea,
  XAxis,
  YAxis,
} from "recharts";
import { formatDuration } from "@/lib/formats/duration";
import { formatInstant } from "@/lib/formats/instant";
import { TICK_STYLE, timeAxis } from "./chart-axes";
import type { ChartRange } from "./chart-points";
import { ChartTooltip } from "./chart-tooltip";
import { durationScale, durationTick, logOf } from "./duration-scale";
import { incidentHref, type IncidentDot } from "./incident-dot";
import { GLYPH_OPACITY } from "./plot-sketch";
import type { Scale } from "./chart-scales";
import { SEVERITY_GLYPHS } from "./severity-glyph";
import { useWidth } from "./use-width";
import { Link } from "../ui/link";

type Props = {
  summary: string;
  measure: string;
  dots: IncidentDot[];
  range: ChartRange;
  medianMs: number;
  timeZone: string;
};
type Shown = { dot: IncidentDot; x: number; y: number };

export default function IncidentDotsPlot({
  summary,
  measure,
  dots,
  range,
  medianMs,
  timeZone,
}: Props) {
  const [ref, width] = useWidth();
  const [shown, setShown] = useState<Shown | null>(null);
  const scale = durationScale(dots.map(({ ms }) => ms));
  const median = [range.start, range.end].map((at) => ({ at, median: logOf(medianMs) }));
  const right = shown !== null && shown.x > width / 2;
  return (
    <div ref={ref} className="relative size-full [&_:focus:not(:focus-visible)]:outline-none">
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={median}
          margin={{ top: 18, right: 24, bottom: 0, left: 0 }}
          title={summary}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis {...timeAxis(range, timeZone, width)} />
          <YAxis
            domain={[scale.low, scale.high]}
            ticks={scale.ticks}
            tickFormatter={durationTick}
            tick={TICK_STYLE}
            tickLine={false}
            axisLine={false}
            width={58}
            tickMargin={6}
            interval={0}
            allowDataOverflow
          />
          <Line
            dataKey="median"
            stroke="var(--muted)"
            strokeWidth={1.25}
            strokeDasharray="4 4"
            dot={false}
            activeDot={false}
            type="linear"
            isAnimationActive={false}
          />
          <DotLinks dots={dots} range={range} scale={scale} timeZone={timeZone} show={setShown} />
        </ComposedChart>
      </ResponsiveContainer>
      {shown && (
        <div
          className="pointer-events-none absolute z-10 w-max max-w-64"
          style={{
            top: shown.y + 10,
            ...(right ? { right: width - shown.x + 10 } : { left: shown.x + 10 }),
          }}
        >
          <ChartTooltip
            at={shown.dot.at}
            timeZone={timeZone}
            marks={[{ at: shown.dot.at, label: `#${shown.dot.number} ${shown.dot.title}` }]}
            lines={[
              {
                label: measure,
                value: formatDuration(shown.dot.ms),
                color: SEVERITY_GLYPHS[shown.dot.severity].fill,
              },
            ]}
          />
        </div>
      )}
    </div>
  );
}

type LinksProps = {
  dots: IncidentDot[];
  range: ChartRange;
  scale: Scale;
  timeZone: string;
  show: (shown: Shown | null) => void;
};

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One stop of the tab key for all of them; arrows go from dot to dot in order of time. */
function DotLinks({ dots, range, scale, timeZone, show }: LinksProps) {
  const area = usePlotArea();
  const group = useRef<SVGGElement>(null);
  const [stop, setStop] = useState(0);
  if (!area) return null;
  const move = (event: KeyboardEvent, index: number) => {
    const next = STEPS[event.key]?.(index, dots.length);
    if (next === undefined) return;
    event.preventDefault();
    group.current?.querySelectorAll("a")[Math.max(0, Math.min(dots.length - 1, next))]?.focus();
  };
  return (
    <g ref={group}>
      {dots.map((dot, index) => {
        const x = area.x + (area.width * (dot.at - range.start)) / (range.end - range.start);
        const y =
          area.y + area.height * (1 - (logOf(dot.ms) - scale.low) / (scale.high - scale.low));
        const { path, fill } = SEVERITY_GLYPHS[dot.severity];
        const appear = () => show({ dot, x, y });
        const leave = () => show(null);
        return (
          <Link
            key={dot.number}
            href={incidentHref(dot.number)}
            tabIndex={index === Math.min(stop, dots.length - 1) ? 0 : -1}
            aria-label={`#${dot.number} ${dot.title}, ${dot.severity}, ${formatInstant(dot.at, timeZone)}, ${formatDuration(dot.ms)}`}
            onKeyDown={(event) => move(event, index)}
            onFocus={() => {
              setStop(index);
              appear();
            }}
            onBlur={leave}
            onMouseEnter={appear}
            onMouseLeave={leave}
            className="dot-link"
          >
            <g transform={`translate(${x} ${y})`}>
              <circle r="9" fill="transparent" />
              <path d={path} fill={fill} fillOpacity={GLYPH_OPACITY} />
            </g>
          </Link>
        );
      })}
    </g>
  );
}
