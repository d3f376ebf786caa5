import { valueTicks } from "@/lib/formats/axis-ticks";
import { trimZeros } from "@/lib/formats/percent";
import type { Interval } from "@/lib/time/interval";
import type { ChartEvent, LineChart } from "./chart";
import { clearCorner } from "./clear-place";
import { axisOf, type Scale } from "./scale";
import { within } from "./spans-within";

/** `sli` is null where nothing was measured. */
type SliPoint = { at: number; sli: number | null };

type Sli = {
  summary: string;
  points: readonly SliPoint[];
  range: Interval;
  /** As a fraction, 0.999. */
  target: number;
  decimals: number;
  events?: readonly ChartEvent[];
};

/** The SLI at each instant against its target. */
export function sliChart({
  summary,
  points,
  range,
  target,
  decimals,
  events = [],
}: Sli): LineChart {
  const scale = sliScale(points, target);
  const line = points.map(({ at, sli }) => ({ at, value: sli }));
  return {
    kind: "lines",
    summary,
    height: 200,
    range,
    axis: axisOf(scale, exactPercent),
    points: points.map(({ at, sli }) => ({ at, values: [sli] })),
    series: [
      {
        kind: "measured",
        name: "SLI",
        format: { kind: "percent", decimals },
        tone: "accent",
        dash: "solid",
        width: 1.75,
      },
    ],
    levels: [
      {
        value: target,
        tone: "exhausted",
        dash: "dashed",
        name: "Target",
        label: exactPercent(target),
        corner: clearCorner(line, target, range, scale),
      },
    ],
    bands: [],
    spans: [],
    events: within(events, range),
    marks: [],
    labels: [],
  };
}

function sliScale(points: readonly SliPoint[], target: number): Scale {
  const values = points.flatMap((point) => point.sli ?? []);
  const lowest = Math.max(0, Math.min(target - (1 - target) * 0.25, ...values));
  const ticks = valueTicks(lowest, 1, 4).filter((tick) => tick <= 1 && tick >= 0);
  return { low: Math.min(ticks[0] ?? 0, lowest), high: 1, ticks };
}

const exactPercent = (value: number): string => `${trimZeros((value * 100).toFixed(6))}%`;
