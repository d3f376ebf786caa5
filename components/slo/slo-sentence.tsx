import { tierTextColor } from "@/components/ui/tier";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { formatBurnRate } from "@/lib/formats/burn-rate";
import { formatDurationWords } from "@/lib/formats/duration";
import { formatPercent, formatTarget } from "@/lib/formats/percent";
import type { Objective } from "@/lib/slo/objective";
import type { Sli } from "@/lib/sli/sli";
import { goodInWords, periodInWords, windowInWords } from "./slo-words";

type Props = {
  sli: Sli;
  service: string;
  objective: Objective;
  evaluation: ObjectiveEvaluation;
  isReceived: boolean;
};

/**
 * Where the objective stands, in one sentence. `isReceived`: the first measurement is there, of a
 * minute that has not ended.
 */
export function SloSentence({ sli, service, objective, evaluation, isReceived }: Props) {
  const { budget, recentBurnRate, time } = evaluation;
  const period = periodInWords(objective.window);
  const isPartial = period !== null || (time !== null && time.aheadMs > 0);
  const { before, after } = goodInWords(sli);
  const promise = (
    <>
      <strong className="font-semibold">{formatTarget(objective.targetPpm)}</strong> of {before}{" "}
      <bdi>{service}</bdi> {after} {windowInWords(objective.window)}:{" "}
    </>
  );
  if (budget.remaining === null)
    return (
      <>
        {promise}
        <span className="text-muted">
          {isReceived
            ? "the first measurement is received and counted when its minute ends."
            : "nothing has been measured yet."}
        </span>
      </>
    );
  return (
    <>
      {promise}
      <strong className={`font-semibold ${tierTextColor(budget.tier)}`}>
        {standing(budget.remaining, isPartial ? "the budget so far" : "the budget")}
      </strong>
      {recentBurnRate === null ? (
        <>; nothing was measured in the last 6 hours.</>
      ) : (
        <>
          , burning at <strong className="font-semibold">{formatBurnRate(recentBurnRate)}</strong>
          {ending(evaluation, period)}
        </>
      )}
    </>
  );
}

/** Tenths near the edge, where 0% would hide on which side of it the budget is. */
function standing(remaining: number, budget: string): string {
  const decimals = Math.abs(remaining) < 0.1 && remaining !== 0 ? 1 : 0;
  return remaining < 0
    ? `${budget} is overspent by ${formatPercent(-remaining, decimals)}`
    : `${formatPercent(remaining, decimals)} of ${budget} is left`;
}

function ending({ exhaustion, projection }: ObjectiveEvaluation, period: string | null) {
  if (exhaustion?.state === "running-out")
    return (
      <>
        : gone in <strong className="font-semibold">{formatDurationWords(exhaustion.inMs)}</strong>{" "}
        at this rate.
      </>
    );
  if (projection && period !== null)
    return <>: {projected(projection.atBurnRate, period)} at its end.</>;
  return exhaustion?.state === "never" ? ": it lasts at this rate." : ".";
}

function projected(atBurnRate: number, period: string): string {
  return atBurnRate < 0
    ? `${period}’s budget is projected to be overspent by ${formatPercent(-atBurnRate, 0)}`
    : `${formatPercent(atBurnRate, 0)} of ${period}’s budget is projected to be left`;
}
