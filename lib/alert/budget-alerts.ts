import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { TIERS, type Tier } from "@/lib/policy/tiers";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import type { AlertFacts } from "./facts";
import { alertPlace, type AlertSubject, type Verdict } from "./sighting";
import { subjectOf, type WatchedObjective, type WatchedSlo } from "./watched-slo";

/** A budget that lasts no longer at the present rate is worth a ticket. */
const GONE_WITHIN_MS = 3 * DAY_MS;
/** An alert stays until it lasts so much longer, so that it does not come and go. */
const STAYS_FACTOR = 1.5;

/** `earlierTier` null: nothing is known from before. `isOpen`: of an alert by its place. */
type Before = { earlierTier: Tier | null; isOpen: (place: string) => boolean };

const WORSE: readonly Tier[] = ["warning", "critical", "exhausted"];

const isWorse = (tier: Tier, than: Tier): boolean => TIERS.indexOf(tier) > TIERS.indexOf(than);

/**
 * A ticket for a budget's status that became worse, until it changes again, and one for a budget
 * that is nearly gone. Nothing while the SLO warms up: a few minutes say little of a budget.
 */
export function budgetAlerts(
  slo: WatchedSlo,
  objective: WatchedObjective,
  evaluation: ObjectiveEvaluation,
  at: number,
  before: Before,
): Verdict[] {
  const { tier, remaining } = evaluation.budget;
  const { exhaustion } = evaluation;
  const facts: AlertFacts = {
    kind: "budget",
    remaining,
    tier: tier ?? "unknown",
    earlierTier: before.earlierTier,
    exhaustedAt: exhaustion?.inMs == null ? null : at + exhaustion.inMs,
  };
  const about = (key: string, title: string): AlertSubject =>
    subjectOf(slo, { kind: "budget", key, title, objective, facts, at });
  const statuses = WORSE.map((worse): Verdict => {
    const subject = about(`budget:${worse}`, `error budget is ${worse}`);
    return { ...subject, severity: hasStatus(worse, subject) ? "ticket" : null };
  });
  const gone = about("budget:gone-soon", "error budget is nearly gone");
  return [...statuses, { ...gone, severity: isGoneSoon(gone) ? "ticket" : null }];

  function hasStatus(worse: Tier, subject: AlertSubject): boolean {
    const open = before.isOpen(alertPlace(subject));
    if (tier === null) return open;
    if (tier !== worse || evaluation.warmingUp) return false;
    return open || (before.earlierTier !== null && isWorse(tier, before.earlierTier));
  }

  function isGoneSoon(subject: AlertSubject): boolean {
    // While it burns too fast, the alert of its burn rate says so already.
    if (evaluation.warmingUp || evaluation.alert.state === "firing") return false;
    if (exhaustion?.state !== "running-out") return false;
    return before.isOpen(alertPlace(subject))
      ? exhaustion.inMs <= GONE_WITHIN_MS * STAYS_FACTOR
      : exhaustion.inMs <= GONE_WITHIN_MS && stillBurns(evaluation);
  }
}

/** The present rate is that of hours: an outage that is over is in it, and spends nothing more. */
function stillBurns({ burnRates }: ObjectiveEvaluation): boolean {
  const recent = burnRates.filter(({ shortMs }) => shortMs <= HOUR_MS);
  return recent.length === 0 || recent.some(({ shortBurnRate }) => (shortBurnRate ?? 0) > 1);
}
