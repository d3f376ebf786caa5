import { cx } from "../ui/class-names";
import { tierTextColor, type Tier } from "../ui/tier";
import { sparklinePath } from "./sparkline-path";

type Props = {
  /** Evenly spaced, null where nothing is known. */
  values: (number | null)[];
  tier: Tier | null;
  /** What the line shows, in words: "Budget left over 28 days, from 92% to 36%". */
  label: string;
  /** The span of the values; by default their own, at least a tenth of a budget. */
  low?: number;
  high?: number;
  width?: number;
  height?: number;
  className?: string;
};

/** A plain drawing made on the server, where a list has a thousand of them. */
export function Sparkline({
  values,
  tier,
  label,
  low,
  high,
  width = 104,
  height = 26,
  className,
}: Props) {
  const known = values.flatMap((value) => value ?? []);
  if (known.length === 0) return <span className={cx("text-faint", className)}>–</span>;
  const bottom = low ?? Math.min(...known);
  const span = Math.max((high ?? Math.max(...known)) - bottom, 0.1);
  const x = (index: number) => round(1 + (index * (width - 2)) / Math.max(1, values.length - 1));
  const y = (value: number) => round(height - 2 - ((value - bottom) / span) * (height - 4));
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={cx("spark", tierTextColor(tier), className)}
    >
      <path d={sparklinePath(values, x, y)} />
    </svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
