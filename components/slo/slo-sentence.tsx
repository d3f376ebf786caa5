import { tierTextColor } from "@/components/ui/tier";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { formatBurnRate } from "@/lib/formats/burn-rate";
import { formatDurationWords } from "@/lib/formats/duration";
import { formatPercent, formatTarget } from "@/lib/formats/percent";
import type { Objective } from "@/lib/slo/objective";
import type { Sli } from "@/lib/sli/sli";
import { goodInWords, windowInWords } from "./slo-words";

/** Where the objective stands, in one sentence. */
export function SloSentence({ sli, service, objective, evaluation }: { sli: Sli; service: string; objective: Objective; evaluation: ObjectiveEvaluation }) {
  const { budget, recentBurnRate } = evaluation;
  const promise = <><strong className="font-semibold">{formatTarget(objective.targetPpm)}</strong> of {goodInWords(sli, service)} {windowInWords(objective.window)}: </>;
  if (budget.remaining === null) return <>{promise}<span className="text-muted">nothing has been measured yet.</span></>;
  return (
    <>
      {promise}
      <strong className={`font-semibold ${tierTextColor(budget.tier)}`}>
        {budget.remaining < 0 ? `the budget is overspent by ${formatPercent(-budget.remaining, 0)}` : `${formatPercent(budget.remaining, 0)} of the budget is left`}
      </strong>
      {recentBurnRate === null ? <>; nothing was measured in the last 6 hours.</> : <>, burning at <strong className="font-semibold">{formatBurnRate(recentBurnRate)}</strong>{ending(evaluation)}</>}
    </>
  );
}

function ending({ exhaustion, budget }: ObjectiveEvaluation) {
  if (!exhaustion) return ".";
  if (exhaustion.state === "running-out") return <>: gone in <strong className="font-semibold">{formatDurationWords(exhaustion.inMs)}</strong> at this rate.</>;
  return exhaustion.state === "exhausted" || (budget.remaining ?? 0) <= 0 ? "." : ": it lasts at this rate.";
}
