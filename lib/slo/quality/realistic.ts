import { LEAST_HISTORY_DAYS, type TargetAdvice } from "@/lib/advice/target-history";
import { plural } from "@/lib/formats/count";
import { formatPercent, formatTarget } from "@/lib/formats/percent";
import { failed, notMeasured, passed, type Verdict } from "@/lib/reliability/assessment/verdict";
import { HOUR_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import type { QualityFacts } from "./facts";

/** A target that fewer windows met is a wish. */
const LEAST_MET = 0.9;
/** So much more budget than history needed lets users get used to better. */
const TOO_LOOSE = 10;

/** Whether history met the target, and is not ten times better; by the objective that fits least. */
export function realistic({ objectives, now }: QualityFacts): Verdict {
  const at = floorTo(now, HOUR_MS);
  const judged = objectives.flatMap(({ objective, history }) =>
    history === null ? [] : [verdictOf(objective.targetPpm, history, at)],
  );
  const worst = judged.find(({ outcome }) => outcome === "failed") ?? judged[0];
  return (
    worst ??
    notMeasured(`There are fewer than ${LEAST_HISTORY_DAYS} days of history to judge by.`, at)
  );
}

function verdictOf(targetPpm: number, history: TargetAdvice, at: number): Verdict {
  const { met, proposedPpm } = history;
  const evidence = `${metWords(history)} met ${formatTarget(targetPpm)}.`;
  if (met < LEAST_MET)
    return failed(
      evidence,
      at,
      proposedPpm === null
        ? "Improve the service first: not every window reached even 90%."
        : `Lower the target to ${formatTarget(proposedPpm)}, which every window met.`,
    );
  if (proposedPpm !== null && isTooLoose(targetPpm, proposedPpm))
    return failed(
      `${evidence} Every window also met ${formatTarget(proposedPpm)}, which allows a tenth of the budget.`,
      at,
      `Raise the target to ${formatTarget(proposedPpm)}, or as far as users need it.`,
    );
  return passed(evidence, at);
}

const isTooLoose = (targetPpm: number, proposedPpm: number): boolean =>
  1_000_000 - targetPpm >= TOO_LOOSE * (1_000_000 - proposedPpm);

/** "97.5% of 553 windows of 7 days". */
const metWords = ({ met, windows, windowDays }: TargetAdvice): string =>
  `${formatPercent(met)} of ${plural(windows, "window")} of ${plural(windowDays, "day")}`;
