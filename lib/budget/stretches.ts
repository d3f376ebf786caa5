import { type Tally, sumTallies } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { HOUR_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { compareProducts } from "./exact-ratio";
import type { HourTally } from "./hour-series";
import { type IncidentCause, type IncidentPart, chargeIncidents } from "./incident-spending";
import { type Ledger, ledger, type Spending, worstSpendings } from "./ledger";
import { budgetFraction } from "./target-fraction";

export type Stretch = { kind: "stretch" } & Interval;

/**
 * The hours that follow one another in which the budget burnt faster than 1, each run as one
 * stretch.
 */
export function burningStretches(
  hours: readonly HourTally[],
  targetPpm: number,
): Spending<Stretch>[] {
  const { budget, per } = budgetFraction(targetPpm);
  const stretches: Spending<Stretch>[] = [];
  for (const { hour, tally } of [...hours].sort((a, b) => a.hour - b.hour)) {
    if (compareProducts([tally.bad, per], [tally.total, budget]) <= 0) continue;
    const start = hour * HOUR_MS;
    const last = stretches.at(-1);
    if (last && last.cause.end === start)
      stretches[stretches.length - 1] = {
        cause: { ...last.cause, end: start + HOUR_MS },
        bad: last.bad + tally.bad,
      };
    else
      stretches.push({ cause: { kind: "stretch", start, end: start + HOUR_MS }, bad: tally.bad });
  }
  return stretches;
}

/**
 * `tallyOf` answers the parts of hours that incidents take; `limit`: the most incidents, and the
 * most stretches, that are named.
 */
type Charged = {
  parts: readonly IncidentPart[];
  tallyOf: (part: Interval) => Tally;
  limit: number;
};

/**
 * What spent the budget: the incidents, the worst stretches of burning outside them, and the rest;
 * the entries add up to the whole.
 */
export function spendingLedger(
  objective: Pick<Objective, "targetPpm">,
  hours: readonly HourTally[],
  { parts, tallyOf, limit }: Charged,
): Ledger<Stretch | IncidentCause> {
  const whole = sumTallies(hours.map(({ tally }) => tally));
  const { spendings, rest } = chargeIncidents(hours, parts, tallyOf);
  const named = worstSpendings<Stretch | IncidentCause>(spendings, limit);
  const stretches = worstSpendings(burningStretches(rest, objective.targetPpm), limit);
  return ledger(
    whole,
    [...named, ...stretches].sort((a, b) => b.bad - a.bad),
    objective.targetPpm,
  );
}
