import { rememberedPart } from "@/components/markup/remembered";
import { InfoTip } from "@/components/ui/info-tip";
import { StatTile, StatTiles } from "@/components/ui/stat-tile";
import { LOW_TRAFFIC_SHARE, costOfOneFailure } from "@/lib/alerting/low-traffic";
import { allowedBad } from "@/lib/budget/budget";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { fromThousandths } from "@/lib/measurement/counts";
import type { Tally } from "@/lib/measurement/tally";
import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent, NO_DATA } from "@/lib/formats/percent";
import type { Objective } from "@/lib/slo/objective";
import { windowWords } from "@/lib/slo/window-length";
import type { Sli } from "@/lib/sli/sli";
import { MINUTE_MS } from "@/lib/time/duration";
import { periodInWords, sliInWords, unitsWord } from "./slo-words";

type Props = {
  sli: Sli;
  objective: Objective;
  evaluation: ObjectiveEvaluation;
  /** What the budget is spent in: events or slices, in thousandths. */
  units: Pick<Tally, "bad" | "total">;
};

const SILENCE = {
  ignore: null,
  good: "minutes without data count as good",
  bad: "minutes without data count as bad",
} as const;

/** The four figures of an objective, each with its definition at hand. */
export const BudgetTiles = rememberedPart(({ sli, objective, evaluation, units }: Props) => {
  const word = unitsWord(sli, objective.budgeting);
  const silence = SILENCE[objective.noData];
  const known = units.total > 0;
  return (
    <StatTiles>
      <StatTile
        label="SLI"
        value={sliInWords(evaluation, evaluation.targetPpm)}
        tip={<InfoTip term="SLI">{SLI_TIPS[objective.budgeting.method]}</InfoTip>}
      />
      <BudgetLeft objective={objective} evaluation={evaluation} />
      <StatTile
        label={`Bad ${word}`}
        value={known ? formatCount(fromThousandths(units.bad)) : NO_DATA}
        {...(known
          ? {
              detail: `of ${formatCount(allowedBad(units, objective.targetPpm))} allowed so far`,
              ...fewWords(units.total, objective.targetPpm, word),
            }
          : {})}
        tip={
          <InfoTip term={`allowed bad ${word}`}>
            (1 − target) × all {word} measured in the window, rounded down. It grows as more are
            measured.
          </InfoTip>
        }
      />
      <StatTile
        label="Data coverage"
        value={formatPercent(evaluation.coverage)}
        {...(silence === null ? {} : { note: silence })}
        tip={
          <InfoTip term="coverage">
            The share of the window’s minutes that were measured. Minutes without data count as the
            objective says: not at all, as good, or as bad.
          </InfoTip>
        }
      />
    </StatTiles>
  );
});

/** A share of few events says little: what one more failure would do says it better. */
function fewWords(total: number, targetPpm: number, word: string): { note?: string } {
  const cost = costOfOneFailure(fromThousandths(total), targetPpm);
  if (cost === null || cost <= LOW_TRAFFIC_SHARE) return {};
  return {
    note: `few ${word} so far: one failure spends ${cost >= 1 ? "the whole budget" : `${formatPercent(cost, 0)} of the budget`}`,
  };
}

const SLI_TIPS = {
  occurrences:
    "Good events divided by all events of the window. It is never an average of averages: counts are added first, then divided.",
  timeslices:
    "Good slices divided by all measured slices of the window. A slice is good when its share of good events reaches the slice target.",
  "ratio-timeslices":
    "The mean of the slices’ shares of good events: each measured slice weighs the same, whatever its traffic.",
} as const;

function BudgetLeft({ objective, evaluation }: Pick<Props, "objective" | "evaluation">) {
  const { budget, projection, time } = evaluation;
  const period = periodInWords(objective.window);
  const whole = formatDuration(budget.totalMinutes * MINUTE_MS);
  const missingMs = time?.aheadMs ?? 0;
  if (period === null && missingMs > 0) {
    return (
      <StatTile
        label="Budget left so far"
        value={formatPercent(budget.remaining)}
        note={`${formatDuration(evaluation.window.periodMs - missingMs)} of ${windowWords(objective.window)} measured; a full window has ${whole}`}
        tip={
          <InfoTip term="budget left so far">
            1 minus the share spent, of the budget that the events so far allow. It counts from the
            first measurement and grows until the window is full.
          </InfoTip>
        }
      />
    );
  }
  if (period === null) {
    return (
      <StatTile
        label="Budget left"
        value={formatDuration(
          budget.remainingMinutes === null ? null : budget.remainingMinutes * MINUTE_MS,
        )}
        detail={`of ${whole}`}
        tip={
          <InfoTip term="error budget">
            What may go wrong: (1 − target) × window, as minutes of total failure. Left is 1 minus
            the share spent; it goes below zero when more was spent than there was.
          </InfoTip>
        }
      />
    );
  }
  return (
    <StatTile
      label="Budget left so far"
      value={formatPercent(budget.remaining)}
      note={
        projection
          ? `${formatPercent(projection.withoutErrors)} of ${period}’s ${whole} is left; projected for its end: ${formatPercent(projection.atBurnRate)}`
          : `${whole} for all of ${period}`
      }
      tip={
        <InfoTip term="budget left so far">
          Of the budget that the events so far allow: 1 minus the share spent. Of {period}’s whole
          budget, at even traffic, more is left; the projection lets it burn on as in the last 6
          hours.
        </InfoTip>
      }
    />
  );
}
