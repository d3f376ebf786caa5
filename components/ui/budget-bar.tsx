import { formatPercent } from "@/lib/formats/percent";
import { cx } from "./class-names";
import { Figure } from "./figure";
import { TierShape, tierTextColor, type Tier } from "./tier";

type Props = {
  /** Signed: 1 untouched, 0 exhausted, below 0 overspent; null without data. */
  remaining: number | null;
  tier: Tier | null;
  decimals?: number;
  /** Only the bar, where the figure stands elsewhere. */
  bare?: boolean;
  className?: string;
};

/** Shape, figure and bar; an overspent budget shows its signed figure over an empty bar. */
export function BudgetBar({ remaining, tier, decimals = 1, bare = false, className }: Props) {
  const width = remaining === null ? 0 : Math.min(1, Math.max(0, remaining)) * 100;
  const bar = (
    <svg
      aria-hidden="true"
      height="6"
      className={cx("min-w-8 flex-1 overflow-hidden rounded-full", bare && className)}
      width="100%"
    >
      <rect width="100%" height="6" rx="3" className="fill-sunken" />
      {width > 0 && (
        <rect
          width={`${width}%`}
          height="6"
          rx="3"
          fill="currentColor"
          className={tierTextColor(tier)}
        />
      )}
    </svg>
  );
  if (bare) return bar;
  return (
    <span className={cx("flex items-center gap-2.5", className)}>
      <TierShape tier={tier} />
      <Figure
        className={cx(
          "min-w-15 text-right",
          remaining !== null && remaining <= 0 && "text-exhausted",
        )}
      >
        {formatPercent(remaining, decimals)}
      </Figure>
      {bar}
    </span>
  );
}
