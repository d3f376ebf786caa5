import { cx } from "../ui/class-names";
import { TICK_STYLE, timeAxis } from "./chart-axes";
import { labelOffset, WIDE } from "./burn-down-parts";
import type { ChartMark, ChartRange, ChartSpan } from "./chart-points";
import type { Band, Scale } from "./chart-scales";
import type { Place } from "./clear-place";
import { useWidth } from "./use-width";

type Point = { at: number; value: number | null | undefined };
type SketchLine = {
  points: Point[];
  stroke: string;
  width: number;
  dashes?: string;
  filled?: boolean;
};

/** A point with its figure; a small one is left out where there is little room. */
export type SketchDot = {
  at: number;
  value: number;
  label: string;
  color: string;
  place: Place;
  small?: boolean;
};

/** A shape drawn around 0 0. */
type SketchGlyph = { at: number; value: number; path: string; fill: string };

type Props = {
  range: ChartRange;
  scale: Scale;
  tickLabel: (value: number) => string;
  timeZone: string;
  lines: SketchLine[];
  bands?: Band[];
  spans?: ChartSpan[];
  marks?: ChartMark[];
  /** A horizontal line with its label. */
  level?: { value: number; label?: string; dashes?: string; opacity?: number };
  dots?: SketchDot[];
  glyphs?: SketchGlyph[];
  /** Where the interactive plot draws: the room it leaves to the axes. */
  inset: "budget" | "sli";
};

const SIZE = 1000;
const INSETS = {
  budget: "top-[18px] right-6 bottom-7 left-[58px]",
  sli: "top-2 right-6 bottom-7 left-[72px]",
};

/**
 * The picture of a plot without its interaction: drawn on the server, where the plot will draw it.
 */
export function PlotSketch({
  range,
  scale,
  tickLabel,
  timeZone,
  lines,
  bands = [],
  spans = [],
  marks = [],
  level,
  dots = [],
  glyphs = [],
  inset,
}: Props) {
  const [ref, width] = useWidth();
  const { ticks: timeTicks, tickFormatter } = timeAxis(range, timeZone, width);
  const share = (at: number) => (at - range.start) / (range.end - range.start);
  const x = (at: number) => round(SIZE * share(at));
  const y = (value: number) => round(SIZE * (1 - (value - scale.low) / (scale.high - scale.low)));
  const left = (at: number) => `${round(share(at) * 100)}%`;
  const top = (value: number) => `${round(y(value) / 10)}%`;
  const shownMarks = marks.filter(({ at }) => at >= range.start && at <= range.end);
  return (
    <div ref={ref} aria-hidden="true" data-sketch className="relative size-full">
      <div className={cx("absolute", INSETS[inset])}>
        <svg
          viewBox={`0 0 ${SIZE} ${SIZE}`}
          preserveAspectRatio="none"
          fill="none"
          className="absolute size-full"
        >
          {bands.map(({ from, to, fill }) => (
            <rect
              key={fill}
              x="0"
              width={SIZE}
              y={y(to)}
              height={Math.max(0, y(from) - y(to))}
              fill={fill}
              fillOpacity="0.07"
            />
          ))}
          {spans.map(({ start, end, label }) => (
            <rect
              key={`${label} ${start}`}
              x={Math.max(0, x(start))}
              width={Math.max(4, x(Math.min(end, range.end)) - Math.max(0, x(start)))}
              y="0"
              height={SIZE}
              fill="var(--ink)"
              fillOpacity="0.09"
            />
          ))}
          {scale.ticks.map((tick) => (
            <path
              key={tick}
              d={`M0 ${y(tick)}H${SIZE}`}
              stroke="var(--line)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {shownMarks.map(({ at, label }) => (
            <path
              key={`${label} ${at}`}
              d={`M${x(at)} 0V${SIZE}`}
              stroke="var(--muted)"
              strokeDasharray="2 3"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {level && (
            <path
              d={`M0 ${y(level.value)}H${SIZE}`}
              stroke="var(--exhausted)"
              strokeOpacity={level.opacity}
              strokeDasharray={level.dashes}
              vectorEffect="non-scaling-stroke"
            />
          )}
          {lines
            .filter(({ filled }) => filled)
            .map(({ points, stroke }) => (
              <path key={stroke} d={areaOf(points, x, y)} fill={stroke} fillOpacity="0.06" />
            ))}
          {lines.map(({ points, stroke, width: strokeWidth, dashes }, index) => (
            <path
              key={index}
              d={pathOf(points, x, y)}
              stroke={stroke}
              strokeWidth={strokeWidth}
              strokeDasharray={dashes}
              strokeLinejoin="round"
              strokeLinecap="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
        <svg className="absolute size-full overflow-visible" {...TICK_STYLE}>
          {scale.ticks.map((tick) => (
            <text key={tick} x="-12" y={top(tick)} dy="0.355em" textAnchor="end">
              {tickLabel(tick)}
            </text>
          ))}
          {timeTicks.map((at) => (
            <text key={at} x={left(at)} y="100%" dx="0" dy="2em" textAnchor="middle">
              {tickFormatter(at)}
            </text>
          ))}
          {level?.label && (
            <text
              x="100%"
              y={top(level.value)}
              dx="-5"
              dy="-6"
              textAnchor="end"
              fill="var(--exhausted)"
            >
              {level.label}
            </text>
          )}
          {glyphs.map(({ at, value, path, fill }, index) => (
            <svg key={index} x={left(at)} y={top(value)} overflow="visible">
              <path d={path} fill={fill} fillOpacity={GLYPH_OPACITY} />
            </svg>
          ))}
          {dots
            .filter(({ small }) => !small || width > WIDE)
            .map((dot) => (
              <Dot
                key={dot.label}
                dot={dot}
                cx={left(dot.at)}
                cy={top(dot.value)}
                labelY={top(dot.place.value)}
              />
            ))}
        </svg>
      </div>
    </div>
  );
}

/** Dots that lie on each other are told from one. */
export const GLYPH_OPACITY = 0.75;
const LABEL_STYLE = { fill: "var(--muted)", fontSize: 11, fontFamily: "var(--font-geist-sans)" };
/**
 * As the plots put a label: from its point sideways, from its value up or down, and from its middle
 * to its foot.
 */
const BESIDE = { left: { dx: -14, anchor: "end" }, right: { dx: 14, anchor: "start" } } as const;
const MIDDLE_TO_FOOT = 4;
/** What lies under a figure does not strike it through. */
export const HALO = {
  stroke: "var(--surface)",
  strokeWidth: 3,
  strokeLinejoin: "round",
  paintOrder: "stroke",
} as const;

function Dot({
  dot: { label, color, place, small },
  cx,
  cy,
  labelY,
}: {
  dot: SketchDot;
  cx: string;
  cy: string;
  labelY: string;
}) {
  const { dx, anchor } = BESIDE[place.side];
  return (
    <>
      <circle
        cx={cx}
        cy={cy}
        r={small ? 2.5 : 3.5}
        fill={small ? "var(--surface)" : color}
        stroke={small ? color : "var(--surface)"}
        strokeWidth="1.5"
      />
      <text
        x={cx}
        y={labelY}
        dx={small ? dx / 2 : dx}
        dy={MIDDLE_TO_FOOT + labelOffset(place)}
        textAnchor={anchor}
        {...HALO}
        {...(small ? LABEL_STYLE : { fontSize: 12, fontWeight: 600, fill: "var(--ink)" })}
      >
        {label}
      </text>
    </>
  );
}

function pathOf(
  points: readonly Point[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  let drawing = false;
  let path = "";
  for (const { at, value } of points) {
    // A line of no length is a dot, with its round ends.
    if (typeof value === "number")
      path += drawing ? `L${x(at)} ${y(value)}` : `M${x(at)} ${y(value)}h0`;
    drawing = typeof value === "number";
  }
  return path;
}

/** Each unbroken stretch of the line, down to the foot. */
function areaOf(
  points: readonly Point[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  return pathOf(points, x, y)
    .split("M")
    .filter(Boolean)
    .map((stretch) => `M${stretch.split(" ", 1)[0] ?? ""} ${SIZE}L${stretch}V${SIZE}Z`)
    .join("");
}

const round = (value: number): number => Math.round(value * 10) / 10;
