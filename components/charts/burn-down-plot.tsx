"use client";

import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { formatPercent } from "@/lib/formats/percent";
import { cx } from "../ui/class-names";
import { TICK_STYLE, timeAxis } from "./chart-axes";
import type { BurnDownNames } from "./burn-down-chart";
import { headlineOf, labelOffset, projectionOf, shownSpan, WIDE } from "./burn-down-parts";
import type { BurnDownPoint, ChartMark, ChartRange, ChartSpan } from "./chart-points";
import { budgetTick, tierBands, type Scale, type Tiers } from "./chart-scales";
import { ChartTooltip, type TooltipLine } from "./chart-tooltip";
import { HALO } from "./plot-sketch";
import { useWidth } from "./use-width";
import { useDrag } from "./use-zoom";

export type BurnDownPlotProps = {
  summary: string;
  points: BurnDownPoint[];
  names: BurnDownNames;
  range: ChartRange;
  scale: Scale;
  tiers: Tiers;
  spans: ChartSpan[];
  marks: ChartMark[];
  decimals: number;
  timeZone: string;
  onZoom?: ((a: number, b: number) => void) | undefined;
};

const INSET = { left: 58, right: 24 };

export default function BurnDownPlot({
  summary,
  points,
  names,
  range,
  scale,
  tiers,
  spans,
  marks,
  decimals,
  timeZone,
  onZoom,
}: BurnDownPlotProps) {
  const [ref, width] = useWidth();
  const { dragged, handlers } = useDrag(range, INSET, onZoom);
  const headline = headlineOf(points, range, scale);
  const projection = projectionOf(points, range, scale);
  const { low, high, ticks } = scale;
  const inRange = (at: number) => at >= range.start && at <= range.end;
  const bands = tierBands(low, tiers);
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
          margin={{ top: 18, right: INSET.right, bottom: 0, left: 0 }}
          title={summary}
        >
          {bands.map((band) => (
            <ReferenceArea
              key={band.fill}
              y1={band.from}
              y2={band.to}
              fill={band.fill}
              fillOpacity={0.07}
              ifOverflow="hidden"
            />
          ))}
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis {...timeAxis(range, timeZone, width)} />
          <YAxis
            domain={[low, high]}
            ticks={ticks}
            tickFormatter={budgetTick(scale)}
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
              x1={shownSpan(span, range).start}
              x2={shownSpan(span, range).end}
              fill="var(--ink)"
              fillOpacity={0.09}
              ifOverflow="hidden"
            />
          ))}
          {marks
            .filter((mark) => inRange(mark.at))
            .map((mark) => (
              <ReferenceLine
                key={`${mark.label} ${mark.at}`}
                x={mark.at}
                stroke="var(--muted)"
                strokeDasharray="2 3"
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
          <ReferenceLine y={0} stroke="var(--exhausted)" strokeOpacity={0.5} />
          <Area
            dataKey="remaining"
            stroke="var(--accent)"
            strokeWidth={1.75}
            fill="var(--accent)"
            fillOpacity={0.06}
            baseValue={low}
            type="linear"
            isAnimationActive={false}
            activeDot={{ r: 3.5, strokeWidth: 0 }}
          />
          <Line
            dataKey="ideal"
            stroke="var(--faint)"
            strokeWidth={1.25}
            strokeDasharray="1 4"
            strokeLinecap="round"
            dot={false}
            activeDot={false}
            connectNulls
            type="linear"
            isAnimationActive={false}
          />
          <Line
            dataKey="forecast"
            stroke="var(--accent)"
            strokeWidth={1.75}
            strokeDasharray="4 4"
            dot={false}
            connectNulls
            type="linear"
            isAnimationActive={false}
            activeDot={{ r: 3, strokeWidth: 0 }}
          />
          <Line
            dataKey="soFar"
            stroke="var(--muted)"
            strokeWidth={1.25}
            dot={false}
            type="linear"
            isAnimationActive={false}
            activeDot={{ r: 3, strokeWidth: 0 }}
          />
          {projection && width > WIDE && (
            <ReferenceDot
              x={projection.at}
              y={projection.value}
              r={2.5}
              fill="var(--surface)"
              stroke="var(--accent)"
              strokeWidth={1.5}
            />
          )}
          {projection && width > WIDE && (
            <ReferenceDot
              x={projection.at}
              y={projection.place.value}
              r={0}
              label={{
                ...HALO,
                value: `${formatPercent(projection.value, 0)} projected`,
                position: projection.place.side,
                dy: labelOffset(projection.place),
                fontSize: 11,
                fill: "var(--muted)",
              }}
            />
          )}
          {headline && (
            <ReferenceDot
              x={headline.at}
              y={headline.value}
              r={3.5}
              fill={headline.color}
              stroke="var(--surface)"
              strokeWidth={1.5}
              ifOverflow="extendDomain"
            />
          )}
          {headline && (
            <ReferenceDot
              x={headline.at}
              y={headline.place.value}
              r={0}
              ifOverflow="extendDomain"
              label={{
                ...HALO,
                value: formatPercent(headline.value, decimals),
                position: headline.place.side,
                dy: labelOffset(headline.place),
                offset: 14,
                fontSize: 12,
                fontWeight: 600,
                fill: "var(--ink)",
                fontFamily: "var(--font-geist-mono)",
              }}
            />
          )}
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: "var(--muted)", strokeWidth: 1 }}
            content={({ active, payload }) => {
              const point = (payload[0] as { payload?: BurnDownPoint } | undefined)?.payload;
              if (!active || !point) return null;
              return (
                <ChartTooltip
                  at={point.at}
                  timeZone={timeZone}
                  lines={tooltipLines(point, names, decimals)}
                  spans={spans}
                  marks={nearMarks(marks, point.at, range)}
                />
              );
            }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function tooltipLines(point: BurnDownPoint, names: BurnDownNames, decimals: number): TooltipLine[] {
  const lines: TooltipLine[] = [];
  const forecast =
    typeof point.forecast === "number" && point.remaining === null ? point.forecast : null;
  if (forecast === null)
    lines.push({
      label: names.remaining,
      value: formatPercent(point.remaining, decimals),
      color: "var(--accent)",
    });
  else
    lines.push({
      label: "At this rate",
      value: formatPercent(forecast, decimals),
      color: "var(--accent)",
    });
  if (typeof point.soFar === "number")
    lines.push({
      label: names.soFar,
      value: formatPercent(point.soFar, decimals),
      color: "var(--muted)",
    });
  if (typeof point.ideal === "number")
    lines.push({
      label: "Ideal",
      value: formatPercent(point.ideal, decimals),
      color: "var(--faint)",
    });
  return lines;
}

function nearMarks(marks: ChartMark[], at: number, range: ChartRange): ChartMark[] {
  return marks.filter((mark) => Math.abs(mark.at - at) < (range.end - range.start) / 150);
}
