import { cx } from "../ui/class-names";
import { tierTextColor, type Tier } from "../ui/tier";
import { pathWithin } from "./sparkline-path";

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
  const path = pathWithin(values, { low, high, width, height });
  if (path === "") return <span className={cx("text-faint", className)}>–</span>;
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
      <path d={path} />
    </svg>
  );
}
