import { cx } from "../ui/class-names";
import { tierTextColor, type Tier } from "../ui/tier";
import { SPARKLINE_BOX } from "./sparkline-path";

type Props = {
  /** By `sparklineOf`; empty where nothing is known. */
  path: string;
  tier: Tier | null;
  /** What the line shows, in words: "Budget left over 28 days, from 92% to 36%". */
  label: string;
};

const { width, height } = SPARKLINE_BOX;

/** A plain drawing made on the server, where a list has a thousand of them. */
export function Sparkline({ path, tier, label }: Props) {
  if (path === "") return <span className="text-faint">–</span>;
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={cx("spark", tierTextColor(tier))}
    >
      <path d={path} />
    </svg>
  );
}
