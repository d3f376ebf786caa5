import { Link } from "@/components/ui/link";
import { TierShape } from "@/components/ui/tier";
import { TIERS, TIER_TEXTS, type Tier } from "@/lib/policy/tiers";

/** How many SLOs are in each tier, and what the tier asks for; each count leads to the list. */
export function BudgetSummary({
  counts,
  withoutData,
  href,
}: {
  counts: Record<Tier, number>;
  withoutData: number;
  href: (tier: Tier | "none") => string;
}) {
  return (
    <ul className="grid gap-2.5 text-sm">
      {[...TIERS].reverse().map((tier) => (
        <li key={tier} className="grid grid-cols-[auto_1fr_auto] items-baseline gap-x-2.5">
          <TierShape tier={tier} label={false} />
          <Link href={href(tier)} className="font-medium hover:underline">
            {TIER_TEXTS[tier].title}
          </Link>
          <span className="figure">{counts[tier]}</span>
          <span className="col-start-2 text-xs text-muted">{TIER_TEXTS[tier].consequence}</span>
        </li>
      ))}
      {withoutData > 0 && (
        <li className="grid grid-cols-[auto_1fr_auto] items-baseline gap-x-2.5">
          <TierShape tier={null} label={false} />
          <Link href={href("none")} className="font-medium hover:underline">
            No data
          </Link>
          <span className="figure">{withoutData}</span>
        </li>
      )}
    </ul>
  );
}
