"use client";

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatCount } from "@/lib/formats/count";
import { countScale, shownLabels } from "./bar-parts";
import type { BarPoint } from "./bars-chart";
import { BAR_SHARE } from "./bars-sketch";
import { TICK_STYLE } from "./chart-axes";
import { useWidth } from "./use-width";

export default function BarsPlot({
  summary,
  bars,
  measure,
}: {
  summary: string;
  bars: BarPoint[];
  measure: string;
}) {
  const [ref, width] = useWidth();
  const { high, ticks } = countScale(bars);
  return (
    <div ref={ref} className="size-full [&_:focus:not(:focus-visible)]:outline-none">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          barCategoryGap={`${Math.round(50 * (1 - BAR_SHARE))}%`}
          title={summary}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="label"
            ticks={shownLabels(bars, width)}
            interval={0}
            tick={TICK_STYLE}
            tickLine={false}
            axisLine={false}
            tickMargin={8}
            height={28}
          />
          <YAxis
            domain={[0, high]}
            ticks={ticks}
            tickFormatter={formatCount}
            tick={TICK_STYLE}
            tickLine={false}
            axisLine={false}
            width={36}
            tickMargin={2}
            interval={0}
            allowDataOverflow
          />
          <Bar dataKey="count" fill="var(--accent)" isAnimationActive={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: "var(--sunken)" }}
            content={({ active, payload }) => {
              const bar = (payload[0] as { payload?: BarPoint } | undefined)?.payload;
              if (!active || !bar) return null;
              return (
                <div className="lift rounded-sm border border-line-strong bg-surface px-2.5 py-2 text-xs">
                  <p className="text-muted">{bar.label}</p>
                  <p>
                    {measure} <span className="figure">{formatCount(bar.count)}</span>
                  </p>
                </div>
              );
            }}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
