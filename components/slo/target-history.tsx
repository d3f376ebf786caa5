import type { ReactNode } from "react";
import { Figure } from "@/components/ui/figure";
import { InfoTip } from "@/components/ui/info-tip";
import { historyWords } from "@/lib/advice/history-words";
import { LEAST_HISTORY_DAYS, type TargetAdvice } from "@/lib/advice/target-history";
import { formatPercent, formatTarget } from "@/lib/formats/percent";
import type { Window } from "@/lib/slo/objective";

type Props = {
  advice: TargetAdvice | null;
  window: Window;
  /** Stands behind a step, such as a button that tries it. */
  action?: (targetPpm: number) => ReactNode;
};

/** The usual targets, each with the share of history's windows that would have met it. */
export function TargetHistory({ advice, window, action }: Props) {
  if (!advice)
    return (
      <p className="text-sm text-muted">
        With {LEAST_HISTORY_DAYS} days of history, a target is proposed here.
      </p>
    );
  return (
    <div className="grid gap-3 text-sm">
      <p>{historyWords(advice, window)}</p>
      <table className="w-full">
        <caption className="sr-only">
          Usual targets and the share of windows that would have met them
        </caption>
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className="pb-1 text-left font-normal">
              Target
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              Windows met{" "}
              <InfoTip term="windows met">
                One whole window for each hour of history; it is met when it would have ended with
                budget left.
              </InfoTip>
            </th>
            {action && (
              <th scope="col" className="w-16">
                <span className="sr-only">Try it</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {advice.steps.map(({ targetPpm, met }) => (
            <tr key={targetPpm} className="border-t border-line">
              <th
                scope="row"
                className={
                  targetPpm === advice.proposedPpm
                    ? "py-1 text-left font-semibold"
                    : "py-1 text-left font-normal"
                }
              >
                <Figure>{formatTarget(targetPpm)}</Figure>
                {targetPpm === advice.proposedPpm && (
                  <span className="ml-2 text-xs text-accent">suggested</span>
                )}
              </th>
              <td className="py-1 text-right">
                <Figure>{formatPercent(met, 0)}</Figure>
              </td>
              {action && <td className="py-1 pl-3 text-right">{action(targetPpm)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
