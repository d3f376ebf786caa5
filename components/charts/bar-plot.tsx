import { Bar, BarChart, CartesianGrid, Tooltip } from "recharts";
import { formatCount } from "@/lib/formats/count";
import type { BarChart as Chart } from "./chart";
import { CategoryAxis, ValueAxis } from "./plot-axes";
import { BAR_MARGIN } from "./plot-margins";

export function BarPlot({ chart: { summary, bars, axis, measure } }: { chart: Chart }) {
  return (
    <div className="size-full [&_:focus:not(:focus-visible)]:outline-none">
      <BarChart
        responsive
        className="size-full"
        data={bars}
        margin={BAR_MARGIN}
        barCategoryGap="15%"
        title={summary}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <CategoryAxis bars={bars} room={axis.room} />
        <ValueAxis axis={axis} />
        <Bar dataKey="count" fill="var(--accent)" isAnimationActive={false} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--sunken)" }}
          content={({ active, label }) => {
            const bar = active ? bars.find((candidate) => candidate.label === label) : undefined;
            return (
              bar && (
                <div className="lift rounded-sm border border-line-strong bg-surface px-2.5 py-2 text-xs">
                  <p className="text-muted">{bar.label}</p>
                  <p>
                    {measure} <span className="figure">{formatCount(bar.count)}</span>
                  </p>
                </div>
              )
            );
          }}
        />
      </BarChart>
    </div>
  );
}
