import { Badge } from "./badge";
import { cx } from "./class-names";

export type Tier = "healthy" | "warning" | "critical" | "exhausted";

const TIERS: Record<Tier, { word: string; text: string }> = {
  healthy: { word: "Healthy", text: "text-healthy" },
  warning: { word: "Warning", text: "text-warning" },
  critical: { word: "Critical", text: "text-critical" },
  exhausted: { word: "Exhausted", text: "text-exhausted" },
};

export function tierTextColor(tier: Tier | null): string {
  return tier === null ? "text-muted" : TIERS[tier].text;
}

/**
 * Disc, triangle, diamond or square, so that the tier is recognized without its colour; a ring where
 * nothing is known.
 */
export function TierShape({
  tier,
  label = true,
  size = 10,
}: {
  tier: Tier | null;
  label?: boolean;
  size?: number;
}) {
  const word = tier === null ? "No data" : TIERS[tier].word;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 10 10"
      className={cx("shrink-0 fill-current", tierTextColor(tier))}
      {...(label ? { role: "img", "aria-label": word } : { "aria-hidden": true })}
    >
      {tier === null && (
        <circle cx="5" cy="5" r="3.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
      )}
      {tier === "healthy" && <circle cx="5" cy="5" r="4" />}
      {tier === "warning" && <path d="M5 .9 9.6 9H.4z" />}
      {tier === "critical" && <path d="m5 0 5 5-5 5-5-5z" />}
      {tier === "exhausted" && <rect x=".75" y=".75" width="8.5" height="8.5" rx="1.2" />}
    </svg>
  );
}

export function TierBadge({ tier, className }: { tier: Tier | null; className?: string }) {
  return (
    <Badge tone={tier ?? "neutral"} {...(className === undefined ? {} : { className })}>
      <TierShape tier={tier} label={false} size={9} />
      {tier === null ? "No data" : TIERS[tier].word}
    </Badge>
  );
}
