import { orderedText } from "@/lib/collections/ordered-text";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import type { Alerting } from "@/lib/slo/alerting";
import type { Objective } from "@/lib/slo/objective";
import { fingerprint } from "@/lib/text/fingerprint";
import { DEFAULT_EDGES, TIER_TEXTS, TIERS, type Tier } from "./tiers";

/** What a team accepts for a service: what follows from a budget's status, and each SLO by slug. */
export type PolicyTerms = {
  tiers: readonly string[];
  slos: Readonly<Record<string, string>>;
};

type Slo = { slug: string; alerting: Alerting; objectives: readonly Objective[] };

const percent = (share: number): string => `${share * 100}%`;

/** How much of the budget is left in each. */
export const TIER_SPANS: Readonly<Record<Tier, string>> = {
  healthy: `more than ${percent(DEFAULT_EDGES.healthyAbove)} left`,
  warning: `${percent(DEFAULT_EDGES.warningFrom)} to ${percent(DEFAULT_EDGES.healthyAbove)} left`,
  critical: `less than ${percent(DEFAULT_EDGES.warningFrom)} left`,
  exhausted: "nothing left",
};

/** The policy as it is now, with the alert rules that each objective follows. */
export const policyTerms = (slos: readonly Slo[]): PolicyTerms => ({
  tiers: TIERS.map(
    (tier) => `${TIER_TEXTS[tier].title}, ${TIER_SPANS[tier]}: ${TIER_TEXTS[tier].consequence}`,
  ),
  slos: Object.fromEntries(slos.map((slo) => [slo.slug, sloTerms(slo)])),
});

const sloTerms = ({ alerting, objectives }: Slo): string =>
  orderedText({
    objectives: objectives.map((objective) => ({
      targetPpm: objective.targetPpm,
      window: objective.window,
      alerts: alertPolicyOf(alerting, objective),
    })),
    noDataAfterMs: alerting.noDataAfterMs,
  });

/** The same for the same terms: for a form that says which it showed. */
export const termsKey = (terms: PolicyTerms): string => fingerprint(orderedText(terms));

/** Whether what was accepted is still what there is. */
export function isSameTerms(accepted: PolicyTerms, now: PolicyTerms): boolean {
  const { tiers, slos } = changedTerms(accepted, now);
  return !tiers && slos.length === 0;
}

/** `slos`: the slugs of those that are new, gone or not what they were, by name. */
export type TermsChange = { tiers: boolean; slos: readonly string[] };

export function changedTerms(accepted: PolicyTerms, now: PolicyTerms): TermsChange {
  const slugs = new Set([...Object.keys(accepted.slos), ...Object.keys(now.slos)]);
  return {
    tiers: orderedText(accepted.tiers) !== orderedText(now.tiers),
    slos: [...slugs].filter((slug) => accepted.slos[slug] !== now.slos[slug]).sort(),
  };
}
