import type { Objective } from "@/lib/slo/objective";
import { HOUR_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { compareProducts } from "./exact-ratio";
import type { HourTally } from "./hour-series";
import { type Ledger, ledger, type Spending, worstSpendings } from "./ledger";
import { budgetFraction } from "./target-fraction";

export type Stretch = { kind: "stretch" } & Interval;

/** The hours that follow one another in which the budget burnt faster than 1, each run as one stretch. */
export function burningStretches(hours: readonly HourTally[], targetPpm: number): Spending<Stretch>[] {
  const { budget, per } = budgetFraction(targetPpm);
  const stretches: Spending<Stretch>[] = [];
  for (const { hour, tally } of [...hours].sort((a, b) => a.hour - b.hour)) {
    if (compareProducts([tally.bad, per], [tally.total, budget]) <= 0) continue;
    const start = hour * HOUR_MS;
    const last = stretches.at(-1);
    if (last && last.cause.end === start) stretches[stretches.length - 1] = { cause: { ...last.cause, end: start + HOUR_MS }, bad: last.bad + tally.bad };
    else stretches.push({ cause: { kind: "stretch", start, end: start + HOUR_MS }, bad: tally.bad });
  }
  return stretches;
}

/** What spent the budget: the worst stretches of burning, and the rest; the entries add up to the whole. */
export function spendingLedger(objective: Pick<Objective, "targetPpm">, window: { bad: number; total: number }, hours: readonly HourTally[], limit: number): Ledger<Stretch> {
  return ledger(window, worstSpendings(burningStretches(hours, objective.targetPpm), limit), objective.targetPpm);
}
