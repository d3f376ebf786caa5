import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { TIERS, type Tier } from "@/lib/policy/tiers";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import type { AlertFacts } from "./facts";
import { knownRemaining, knownTier } from "./known-tier";
import { alertPlace, type Verdict } from "./sighting";
import { placeOf, subjectOf, type WatchedObjective, type WatchedSlo } from "./watched-slo";

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
 * that is nearly gone. Nothing while the SLO warms up, and by what is known while its window fills.
 */
export function budgetAlerts(
  slo: WatchedSlo,
  objective: WatchedObjective,
  evaluation: ObjectiveEvaluation,
  at: number,
  before: Before,
): Verdict[] {
  const { exhaustion } = evaluation;
  const tier = knownTier(evaluation, before.earlierTier);
  const about = (key: string, title: string, isSo: (open: boolean) => boolean): Verdict => {
    const named = { key, objective };
    const place = placeOf(slo, named);
    return {
      ...place,
      severity: isSo(before.isOpen(alertPlace(place))) ? "ticket" : null,
      subject: () => subjectOf(slo, { ...named, kind: "budget", title, facts: facts(), at }),
    };
  };
  return [
    ...WORSE.map((worse) =>
      about(`budget:${worse}`, `error budget is ${worse}`, (open) => hasStatus(worse, open)),
    ),
    about("budget:gone-soon", "error budget is nearly gone", isGoneSoon),
  ];

  function facts(): AlertFacts {
    return {
      kind: "budget",
      remaining: knownRemaining(evaluation),
      tier: tier ?? "unknown",
      earlierTier: before.earlierTier,
      exhaustedAt: exhaustion?.inMs == null ? null : at + exhaustion.inMs,
    };
  }

  function hasStatus(worse: Tier, open: boolean): boolean {
    if (tier === null) return open;
    if (tier !== worse || evaluation.warmingUp) return false;
    return open || (before.earlierTier !== null && isWorse(tier, before.earlierTier));
  }

  function isGoneSoon(open: boolean): boolean {
    if (evaluation.warmingUp || isFilling(objective, evaluation)) return false;
    if (exhaustion?.state !== "running-out") return false;
    if (open) return exhaustion.inMs <= GONE_WITHIN_MS * STAYS_FACTOR;
    // While it burns too fast, the alert of its burn rate says so already.
    if (evaluation.alert.state === "firing") return false;
    return exhaustion.inMs <= GONE_WITHIN_MS && stillBurns(evaluation);
  }
}

/** A rolling window that is young: its budget still grows. That of a calendar's period is known. */
const isFilling = ({ window }: WatchedObjective, { time }: ObjectiveEvaluation): boolean =>
  window.type === "rolling" && (time?.aheadMs ?? 0) > 0;

/** The present rate is that of hours: an outage that is over is in it, and spends nothing more. */
function stillBurns({ burnRates }: ObjectiveEvaluation): boolean {
  const recent = burnRates.filter(({ shortMs }) => shortMs <= HOUR_MS);
  return recent.length === 0 || recent.some(({ shortBurnRate }) => (shortBurnRate ?? 0) > 1);
}
