import { tierTextColor } from "@/components/ui/tier";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { formatBurnRate } from "@/lib/formats/burn-rate";
import { formatDurationWords } from "@/lib/formats/duration";
import { formatOverspent, formatPercent, formatTarget } from "@/lib/formats/percent";
import type { Objective } from "@/lib/slo/objective";
import type { Sli } from "@/lib/sli/sli";
import { goodInWords, periodInWords, sliInWords, windowInWords } from "./slo-words";

type Props = {
  sli: Sli;
  service: string;
  objective: Objective;
  evaluation: ObjectiveEvaluation;
  isReceived: boolean;
};

/**
 * Where the objective stands: the SLI as it was measured, its target, and what that means for the
 * budget. `isReceived`: the first measurement is there, of a minute that has not ended.
 */
export function SloSentence({ sli, service, objective, evaluation, isReceived }: Props) {
  const { budget, time } = evaluation;
  const { before, is, was } = goodInWords(sli);
  const window = windowInWords(objective.window);
  const target = <strong className="font-semibold">{formatTarget(objective.targetPpm)}</strong>;
  if (budget.remaining === null)
    return (
      <>
        Target: {target} of {before} <bdi>{service}</bdi> {is} {window}.{" "}
        <span className="text-muted">
          {isReceived
            ? "The first measurement is received and counted when its minute ends."
            : "Nothing has been measured yet."}
        </span>
      </>
    );
  const period = periodInWords(objective.window);
  const isPartial = period !== null || (time !== null && time.aheadMs > 0);
  return (
    <>
      <strong className="font-semibold">{sliInWords(evaluation, objective.targetPpm)}</strong> of{" "}
      {before} <bdi>{service}</bdi> {was} {window}; target {target}.{" "}
      <strong className={`font-semibold ${tierTextColor(budget.tier)}`}>
        {standing(budget.remaining, isPartial ? " so far" : "")}
      </strong>
      . <Burning evaluation={evaluation} period={period} />
    </>
  );
}

/** Tenths near the edge, where 0% would hide on which side of it the budget is. */
function standing(remaining: number, soFar: string): string {
  const decimals = Math.abs(remaining) < 0.1 && remaining !== 0 ? 1 : 0;
  return remaining < 0
    ? `Budget${soFar} overspent by ${formatOverspent(remaining, decimals)}`
    : `${formatPercent(remaining, decimals)} of the budget${soFar} is left`;
}

function Burning({
  evaluation,
  period,
}: {
  evaluation: ObjectiveEvaluation;
  period: string | null;
}) {
  const { recentBurnRate, exhaustion, projection } = evaluation;
  if (recentBurnRate === null) return "Nothing was measured in the last 6 hours.";
  if (recentBurnRate === 0) return "Not burning.";
  const rate = <strong className="font-semibold">{formatBurnRate(recentBurnRate)}</strong>;
  if (exhaustion?.state === "running-out")
    return (
      <>
        Burning at {rate}: gone in{" "}
        <strong className="font-semibold">{formatDurationWords(exhaustion.inMs)}</strong> at this
        rate.
      </>
    );
  if (projection && period !== null)
    return (
      <>
        Burning at {rate}; by the end of {period}, {projected(projection.atBurnRate)}.
      </>
    );
  return (
    <>
      Burning at {rate}
      {exhaustion?.state === "never" ? "; the budget lasts at this rate." : "."}
    </>
  );
}

function projected(atBurnRate: number): string {
  return atBurnRate < 0
    ? `its budget is projected to be overspent by ${formatOverspent(atBurnRate, 0)}`
    : `${formatPercent(atBurnRate, 0)} of its budget is projected to be left`;
}
