import { budgetFraction } from "@/lib/budget/target-fraction";

/**
 * One minute of counts to try an SLO with: one bad event that spends a quarter of its budget, so
 * that most of it is left.
 */
export function sampleCounts(targetPpm: number): { good: number; total: number } {
  const { budget, per } = budgetFraction(targetPpm);
  const total = Math.max(2, Math.ceil((4 * per) / budget));
  return { good: total - 1, total };
}
