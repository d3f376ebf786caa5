import { formatDurationWords } from "@/lib/formats/duration";
import type { Criterion } from "@/lib/reliability/scorecard/scorecard";
import { MINUTE_MS } from "@/lib/time/duration";
import { CRITERION_TITLES } from "./criteria-card";

const gainWords = (id: Criterion["id"], ms: number): string =>
  id === "target"
    ? `${formatDurationWords(ms)} over the budget`
    : `up to ${formatDurationWords(ms)} at risk in 30 days`;

/** What to do next, in order, with what it gains of the budget where a number says so. */
export function NextSteps({ steps }: { steps: readonly Criterion[] }) {
  if (steps.length === 0)
    return <p className="text-sm text-muted">Nothing to do: everything that can be met is met.</p>;
  return (
    <ol className="grid gap-3 text-sm">
      {steps.map(({ id, level, change, gainMinutes }, index) => (
        <li key={id} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
          <span className="figure text-muted">{index + 1}</span>
          <div className="min-w-0">
            <p dir="auto" className="wrap-anywhere">
              {change}
            </p>
            <p className="text-xs text-muted">
              {CRITERION_TITLES[id]}, level {level}
              {gainMinutes !== null && ` · ${gainWords(id, gainMinutes * MINUTE_MS)}`}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
