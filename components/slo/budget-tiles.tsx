import { InfoTip } from "@/components/ui/info-tip";
import { StatTile, StatTiles } from "@/components/ui/stat-tile";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent, formatSli } from "@/lib/formats/percent";
import type { Sli } from "@/lib/sli/sli";
import { MINUTE_MS } from "@/lib/time/duration";
import { eventsWord } from "./slo-words";

/** The four figures of an objective, each with its definition at hand. */
export function BudgetTiles({ sli, evaluation }: { sli: Sli; evaluation: ObjectiveEvaluation }) {
  const { budget } = evaluation;
  const bad = evaluation.total - evaluation.good;
  return (
    <StatTiles>
      <StatTile label="SLI" value={formatSli(evaluation.sli === null ? null : evaluation.sli / 100, evaluation.targetPpm)} tip={<InfoTip term="SLI">Good events divided by all events of the window. It is never an average of averages: counts are added first, then divided.</InfoTip>} />
      <StatTile label="Budget left" value={formatDuration(budget.remainingMinutes === null ? null : budget.remainingMinutes * MINUTE_MS)} detail={`of ${formatDuration(budget.totalMinutes * MINUTE_MS)}`}
        tip={<InfoTip term="error budget">What may go wrong: (1 − target) × window, as minutes of total failure. Left is 1 minus the share spent; it goes below zero when more was spent than there was.</InfoTip>}
        {...(evaluation.projection ? { note: `at this rate ${formatPercent(evaluation.projection.atBurnRate)} is left at the end of the period (a projection)` } : {})} />
      <StatTile label={`Bad ${eventsWord(sli)}`} value={formatCount(round(bad))} {...(budget.allowedEvents === null ? {} : { detail: `of ${formatCount(Math.floor(budget.allowedEvents))} allowed` })}
        tip={<InfoTip term={`allowed bad ${eventsWord(sli)}`}>(1 − target) × all {eventsWord(sli)} measured in the window.</InfoTip>} />
      <StatTile label="Data coverage" value={formatPercent(evaluation.coverage)} tip={<InfoTip term="coverage">The share of the window’s minutes that were measured. Minutes without data count as the objective says: not at all, as good, or as bad.</InfoTip>} />
    </StatTiles>
  );
}

const round = (count: number): number => Math.round(count * 1000) / 1000;
