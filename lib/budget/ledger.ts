import { exactRatio } from "./exact-ratio";
import { budgetFraction } from "./target-fraction";

/** Something that spent budget: `bad` in the units of the window's tally. */
export type Spending<Cause> = { cause: Cause; bad: number };

type LedgerEntry<Cause> = {
  cause: Cause | { kind: "unattributed" };
  bad: number;
  consumed: number;
};

/**
 * The spent budget of a window by cause; the entries' `bad` add up to that of the window.
 * `consumed` is each one's share of the budget.
 */
export type Ledger<Cause> = { bad: number; consumed: number; entries: LedgerEntry<Cause>[] };

const NOISE = 1e-12;

/**
 * Attributes a window's bad events, and lists the rest as unattributed; throws RangeError when the
 * causes spent more than there was.
 */
export function ledger<Cause>(
  window: { bad: number; total: number },
  spendings: readonly Spending<Cause>[],
  targetPpm: number,
): Ledger<Cause> {
  const { budget, per } = budgetFraction(targetPpm);
  const share = (bad: number) =>
    window.total === 0 ? 0 : exactRatio([bad, per], [window.total, budget]);
  const rest = spendings.reduce((left, { bad }) => left - bad, window.bad);
  // Fractions of an event are doubles here, and their sums end in noise.
  if (rest < -NOISE * window.bad) throw new RangeError("the causes spent more than the window did");
  const entries: LedgerEntry<Cause>[] = spendings.map(({ cause, bad }) => ({
    cause,
    bad,
    consumed: share(bad),
  }));
  if (rest > NOISE * window.bad)
    entries.push({ cause: { kind: "unattributed" }, bad: rest, consumed: share(rest) });
  return { bad: window.bad, consumed: share(window.bad), entries };
}

/** The stretches that spent most, worst first, without those that spent nothing. */
export function worstSpendings<Cause>(
  spendings: readonly Spending<Cause>[],
  limit: number,
): Spending<Cause>[] {
  return spendings
    .filter(({ bad }) => bad > 0)
    .sort((a, b) => b.bad - a.bad)
    .slice(0, limit);
}
