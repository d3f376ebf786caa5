import { Area, Line, type DotItemDotProps } from "recharts";
import type { ChartPoint, Series } from "./chart";
import { isAlone } from "./series-lines";
import { colorOf, DASHES } from "./tone";

type Props = {
  series: Series;
  /** Of the series' values in each point. */
  index: number;
  points: ChartPoint[];
  /** The foot of the plot, down to which an area is filled. */
  low: number;
};

/** One line, in gaps where nothing was measured; a value alone between two gaps is a dot. */
export function PlotSeries({ series, index, points, low }: Props) {
  const { kind, name, tone, dash, width, filled } = series;
  const color = colorOf(tone);
  const drawn = {
    dataKey: `values[${index}]`,
    name,
    stroke: color,
    strokeWidth: width,
    strokeDasharray: DASHES[dash],
    type: "linear",
    connectNulls: kind !== "measured",
    isAnimationActive: false,
    activeDot: kind === "reference" ? false : { r: 3.5, strokeWidth: 0, fill: color },
    dot:
      kind === "measured" &&
      (({ key, cx, cy, index: at }: DotItemDotProps) =>
        isAlone(points, at, index) && <circle key={key} cx={cx} cy={cy} r={2.5} fill={color} />),
  } as const;
  if (!filled) return <Line {...drawn} strokeLinecap={dash === "dotted" ? "round" : "butt"} />;
  return <Area {...drawn} fill={color} fillOpacity={0.06} baseValue={low} />;
}
