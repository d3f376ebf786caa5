"use client";

import {
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatPercent } from "@/lib/formats/percent";
import { TICK_STYLE, timeAxis } from "./chart-axes";
import { sliPercent as percent, sliScale } from "./chart-scales";
import type { ChartRange, ChartSpan, SliPoint } from "./chart-points";
import { ChartTooltip } from "./chart-tooltip";
import { cx } from "../ui/class-names";
import { useWidth } from "./use-width";
import { useDrag } from "./use-zoom";

export type SliPlotProps = {
  summary: string;
  points: SliPoint[];
  range: ChartRange;
  target: number;
  decimals: number;
  seriesLabel: string;
  spans: ChartSpan[];
  timeZone: string;
  onZoom?: ((a: number, b: number) => void) | undefined;
};

const INSET = { left: 72, right: 24 };

/** With nothing measured on either side there is no line to it. */
const isAlone = (points: readonly SliPoint[], index: number): boolean =>
  [-1, 0, 1]
    .map((step) => points[index + step]?.sli ?? null)
    .every((sli, position) => (sli === null) === (position !== 1));

export default function SliPlot({
  summary,
  points,
  range,
  target,
  decimals,
  seriesLabel,
  spans,
  timeZone,
  onZoom,
}: SliPlotProps) {
  const [ref, width] = useWidth();
  const { dragged, handlers } = useDrag(range, INSET, onZoom);
  const { low, high, ticks } = sliScale(points, target);
  return (
    <div
      ref={ref}
      {...handlers}
      className={cx(
        "size-full [&_:focus:not(:focus-visible)]:outline-none",
        onZoom && "select-none [&_.recharts-surface]:cursor-crosshair",
      )}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={points}
          margin={{ top: 8, right: INSET.right, bottom: 0, left: 0 }}
          title={summary}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis {...timeAxis(range, timeZone, width)} />
          <YAxis
            domain={[low, high]}
            ticks={ticks}
            tickFormatter={percent}
            tick={TICK_STYLE}
            tickLine={false}
            axisLine={false}
            width={INSET.left}
            tickMargin={6}
            interval={0}
            allowDataOverflow
          />
          {spans.map((span) => (
            <ReferenceArea
              key={`${span.label} ${span.start}`}
              x1={Math.max(span.start, range.start)}
              x2={Math.min(span.end, range.end)}
              fill="var(--ink)"
              fillOpacity={0.09}
              ifOverflow="hidden"
            />
          ))}
          {dragged && (
            <ReferenceArea
              x1={dragged.start}
              x2={dragged.end}
              fill="var(--accent)"
              fillOpacity={0.15}
            />
          )}
          <ReferenceLine
            y={target}
            stroke="var(--exhausted)"
            strokeDasharray="4 4"
            label={{
              value: percent(target),
              position: "insideBottomRight",
              fontSize: 11,
              fill: "var(--exhausted)",
              fontFamily: "var(--font-geist-mono)",
            }}
          />
          <Line
            dataKey="sli"
            name={seriesLabel}
            stroke="var(--accent)"
            strokeWidth={1.75}
            dot={({ key, cx, cy, index }) =>
              isAlone(points, index) && (
                <circle key={key} cx={cx} cy={cy} r={2.5} fill="var(--accent)" />
              )
            }
            type="linear"
            isAnimationActive={false}
            activeDot={{ r: 3.5, strokeWidth: 0 }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--muted)", strokeWidth: 1 }}
            content={({ active, payload }) => {
              const point = (payload[0] as { payload?: SliPoint } | undefined)?.payload;
              if (!active || !point) return null;
              const lines = [
                {
                  label: seriesLabel,
                  value: formatPercent(point.sli, decimals),
                  color: "var(--accent)",
                },
                { label: "Target", value: percent(target), color: "var(--exhausted)" },
              ];
              return <ChartTooltip at={point.at} timeZone={timeZone} lines={lines} spans={spans} />;
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
