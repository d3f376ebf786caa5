"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Figure } from "@/components/ui/figure";
import { TierBadge } from "@/components/ui/tier";
import type { TargetAdvice } from "@/lib/advice/target-history";
import { formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent, formatTarget, trimZeros } from "@/lib/formats/percent";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { targetSteps, whatIf, type WhatIf, type WhatIfInput } from "@/lib/slo/what-if";
import { percentOfPpm } from "@/lib/slo/percent";
import { MINUTE_MS } from "@/lib/time/duration";
import { useSeen } from "@/components/ui/use-seen";
import { TargetHistory } from "./target-history";

type Props = {
  input: Omit<WhatIfInput, "history">;
  /** Answers the minutes to replay alerts over. */
  historyHref: string;
  /** What the objective says now, to compare with. */
  current: WhatIf;
  /** What the budget is spent in: "requests". */
  unitsWord: string;
  advice: TargetAdvice | null;
  /** The form to change the target in; null for those who may not. */
  editHref: string | null;
};

type History = NonNullable<WhatIfInput["history"]>;
type HistoryAnswer = {
  start: number;
  end: number;
  minutes: number[];
  bad: number[];
  total: number[];
};

/**
 * Drag the target: budget, tier and alerts follow at once, by the code that judges the real data.
 */
export function WhatIfPanel({ input, historyHref, current, unitsWord, advice, editHref }: Props) {
  const steps = useMemo(() => targetSteps(input.objective.targetPpm), [input.objective.targetPpm]);
  const start = steps.indexOf(input.objective.targetPpm);
  const [index, setIndex] = useState(start);
  const [ref, seen] = useSeen();
  const [history, state] = useHistory(seen ? historyHref : null);
  const ppm = steps[index] ?? input.objective.targetPpm;
  const settledPpm = useDeferredValue(ppm);
  const now = useMemo(
    () => (index === start ? current : whatIf({ ...input, history: null }, ppm)),
    [index, start, current, input, ppm],
  );
  const alerts = useMemo(
    () => (history ? whatIf({ ...input, history }, settledPpm).alerts : null),
    [input, history, settledPpm],
  );
  return (
    <div ref={ref} className="grid gap-4">
      <div className="grid gap-1.5">
        <div className="flex items-baseline justify-between gap-4">
          <label htmlFor="what-if-target" className="text-sm font-medium">
            Target
          </label>
          <Figure className="text-lg">{formatTarget(ppm)}</Figure>
        </div>
        <input
          id="what-if-target"
          type="range"
          min={0}
          max={steps.length - 1}
          value={index}
          onChange={(event) => setIndex(Number(event.target.value))}
          aria-valuetext={formatTarget(ppm)}
          className="h-6 w-full accent-accent noscript:hidden"
        />
        <div className="flex items-center justify-between text-xs text-muted noscript:hidden">
          <span>{formatTarget(steps[0] ?? ppm)}</span>
          {index !== start && (
            <span className="flex flex-wrap justify-center gap-2">
              <Button size="sm" onClick={() => setIndex(start)}>
                Back to {formatTarget(input.objective.targetPpm)}
              </Button>
              {editHref !== null && (
                <LinkButton size="sm" href={`${editHref}&target=${percentOfPpm(ppm)}`}>
                  Use this target
                </LinkButton>
              )}
            </span>
          )}
          <span>{formatTarget(steps.at(-1) ?? ppm)}</span>
        </div>
      </div>
      <dl className="grid grid-cols-2 gap-3 text-sm sm:grid-cols-4" aria-live="polite">
        <Compared
          term="Budget"
          value={formatDuration(now.totalMinutes * MINUTE_MS)}
          before={formatDuration(current.totalMinutes * MINUTE_MS)}
        />
        <Compared
          term={`Allowed bad ${unitsWord}, so far`}
          value={formatCount(now.allowed)}
          before={formatCount(current.allowed)}
        />
        <div>
          <dt className="text-muted">Budget left</dt>
          <dd className="mt-0.5 flex flex-wrap items-center gap-2">
            <Figure className="text-lg">{formatPercent(now.remaining)}</Figure>
            <TierBadge tier={now.tier} />
          </dd>
          <dd className="text-xs text-muted">now {formatPercent(current.remaining)}</dd>
        </div>
        <div>
          <dt className="text-muted">{alerts?.per === "stretch" ? "Pages" : "Pages a week"}</dt>
          <dd className="mt-0.5">
            <Figure className="text-lg">{alerts ? rate(alerts.pages) : "–"}</Figure>
          </dd>
          <dd className="min-h-[4lh] text-xs text-muted sm:min-h-[3lh]">
            {alerts ? (
              <>
                and {rate(alerts.tickets)} tickets, firing {formatPercent(alerts.firing, 0)} of{" "}
                {formatDuration((history?.end ?? 0) - (history?.start ?? 0))} of history.
                Overlapping alerts count as one.
              </>
            ) : (
              <span className="noscript:hidden">{state}</span>
            )}
          </dd>
        </div>
      </dl>
      {now.rules !== current.rules && (
        <p className="text-sm text-muted">
          At this target {now.rules} alert {now.rules === 1 ? "rule" : "rules"} can fire, now{" "}
          {current.rules}: the counts are of different rules. {now.leftOut}
        </p>
      )}
      <section aria-labelledby="target-history" className="border-t border-line pt-4">
        <h3 id="target-history" className="mb-2 text-sm font-semibold">
          Suggested target
        </h3>
        <TargetHistory
          advice={advice}
          window={input.objective.window}
          action={(targetPpm) => (
            <Button
              size="sm"
              className="noscript:hidden"
              aria-label={`Try ${formatTarget(targetPpm)}`}
              aria-pressed={targetPpm === ppm}
              onClick={() => setIndex(steps.indexOf(targetPpm))}
            >
              Try
            </Button>
          )}
        />
      </section>
    </div>
  );
}

function Compared({ term, value, before }: { term: string; value: string; before: string }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="mt-0.5">
        <Figure className="text-lg">{value}</Figure>
      </dd>
      <dd className="text-xs text-muted">now {before}</dd>
    </div>
  );
}

const rate = (count: number): string =>
  count === 0 ? "0" : count < 0.1 ? "<0.1" : trimZeros(count.toFixed(1));

/** Of months, minute by minute: read when `href` is there. */
function useHistory(href: string | null): [History | null, string] {
  const [history, setHistory] = useState<History | null>(null);
  const [state, setState] = useState("Reading the history…");
  useEffect(() => {
    if (href === null) return undefined;
    const abort = new AbortController();
    fetch(href, { signal: abort.signal })
      .then(async (response) => {
        if (!response.ok) throw new Error(`status ${response.status}`);
        const answer = (await response.json()) as HistoryAnswer;
        setHistory({ start: answer.start, end: answer.end, minutes: bucketsOf(answer) });
        if (answer.minutes.length === 0) setState("There is no history yet.");
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted)
          setState(
            `The history could not be read (${error instanceof Error ? error.message : "no answer"}).`,
          );
      });
    return () => abort.abort();
  }, [href]);
  return [history && history.minutes.length > 0 ? history : null, state];
}

const bucketsOf = ({ minutes, bad, total }: HistoryAnswer): MinuteBucket[] =>
  minutes.map((minute, index) => ({ minute, bad: bad[index] ?? 0, total: total[index] ?? 0 }));
