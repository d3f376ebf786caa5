import { useRef, useState, type KeyboardEvent } from "react";
import { useChartWidth, usePlotArea } from "recharts";
import { formatInstant } from "@/lib/formats/instant";
import { Link } from "../ui/link";
import type { ValueAxis } from "./chart";
import { GLYPHS, type Glyph } from "./glyph";
import type { Interval } from "@/lib/time/interval";

/** A shape that leads somewhere; `text` says more than its title, if there is more. */
export type LinkedDot = {
  at: number;
  value: number;
  glyph: Glyph;
  title: string;
  text?: string;
  href: string;
};

/** `place`: of its tooltip, in the pixels of the plot. */
export type ShownDot<Dot extends LinkedDot> = {
  dot: Dot;
  place: { top: number; left: number } | { top: number; right: number };
};

type Props<Dot extends LinkedDot> = {
  dots: readonly Dot[];
  range: Interval;
  axis: ValueAxis;
  timeZone: string;
  show: (shown: ShownDot<Dot> | null) => void;
};

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowLeft: (index) => index - 1,
  ArrowRight: (index) => index + 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One stop of the tab key for all of them; arrows go from dot to dot in order of time. */
export function DotLinks<Dot extends LinkedDot>({ dots, range, axis, timeZone, show }: Props<Dot>) {
  const area = usePlotArea();
  const width = useChartWidth() ?? 0;
  const group = useRef<SVGGElement>(null);
  const [stop, setStop] = useState(0);
  if (!area) return null;
  const move = (event: KeyboardEvent, index: number) => {
    const next = STEPS[event.key]?.(index, dots.length);
    if (next === undefined) return;
    event.preventDefault();
    group.current?.querySelectorAll("a")[Math.max(0, Math.min(dots.length - 1, next))]?.focus();
  };
  const x = (at: number) => area.x + (area.width * (at - range.start)) / (range.end - range.start);
  const y = (value: number) =>
    area.y + area.height * (1 - (value - axis.low) / (axis.high - axis.low));
  return (
    <g ref={group}>
      {dots.map((dot, index) => (
        <DotLink
          key={`${dot.href} ${dot.at} ${dot.glyph}`}
          dot={dot}
          x={x(dot.at)}
          y={y(dot.value)}
          timeZone={timeZone}
          isStop={index === Math.min(stop, dots.length - 1)}
          onKeyDown={(event) => move(event, index)}
          onFocus={() => setStop(index)}
          show={(shown) =>
            show(!shown ? null : { dot, place: placeBeside(x(dot.at), y(dot.value), width) })
          }
        />
      ))}
    </g>
  );
}

const BESIDE_PX = 10;

/** On the side where there is more room. */
const placeBeside = (x: number, y: number, width: number): ShownDot<LinkedDot>["place"] =>
  x > width / 2
    ? { top: y + BESIDE_PX, right: width - x + BESIDE_PX }
    : { top: y + BESIDE_PX, left: x + BESIDE_PX };

type DotLinkProps = {
  dot: LinkedDot;
  x: number;
  y: number;
  timeZone: string;
  isStop: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  show: (shown: boolean) => void;
};

/** Dots that lie on each other share one tooltip. */
const OPACITY = 0.75;

function DotLink({ dot, x, y, timeZone, isStop, onKeyDown, onFocus, show }: DotLinkProps) {
  const { path, fill, name } = GLYPHS[dot.glyph];
  const words = [dot.title, name, formatInstant(dot.at, timeZone), dot.text];
  return (
    <Link
      href={dot.href}
      tabIndex={isStop ? 0 : -1}
      aria-label={words.filter((word) => word !== undefined).join(", ")}
      onKeyDown={onKeyDown}
      onFocus={() => {
        onFocus();
        show(true);
      }}
      onBlur={() => show(false)}
      onMouseEnter={() => show(true)}
      onMouseLeave={() => show(false)}
      className="dot-link"
    >
      <g transform={`translate(${x} ${y})`}>
        <circle r="9" fill="transparent" />
        <path d={path} fill={fill} fillOpacity={OPACITY} />
      </g>
    </Link>
  );
}
