import type { ObjectiveEvaluation } from "./evaluate";

type Budgeted = { budget: Pick<ObjectiveEvaluation["budget"], "remaining"> };

/** The objective with the least budget left; the first where nothing was measured. */
export function worstObjective<Evaluation extends Budgeted>(
  objectives: readonly Evaluation[],
): { index: number; evaluation: Evaluation } {
  const [first] = objectives;
  if (!first) throw new Error("an SLO has at least one objective");
  return objectives.reduce(
    (worst, evaluation, index) =>
      remainingOrder(evaluation) < remainingOrder(worst.evaluation) ? { index, evaluation } : worst,
    { index: 0, evaluation: first },
  );
}

const remainingOrder = ({ budget }: Budgeted): number =>
  budget.remaining ?? Number.POSITIVE_INFINITY;
