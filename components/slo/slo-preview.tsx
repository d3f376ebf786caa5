import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Figure } from "@/components/ui/figure";
import { costOfOneFailure, lowTrafficAdvice } from "@/lib/alerting/low-traffic";
import type { AlertRule } from "@/lib/alerting/policy";
import type { RuleSetting } from "@/lib/alerting/rule-concern";
import { defaultRules } from "@/lib/alerting/default-rules";
import { isReachable, ruleFactor, ruleShare } from "@/lib/alerting/windows";
import { budgetFraction } from "@/lib/budget/target-fraction";
import { allowedBad, totalMinutes } from "@/lib/budget/budget";
import { sliceMs } from "@/lib/measurement/slices";
import { EVENT_SCALE } from "@/lib/measurement/tally";
import { alertWords, leftOutWords } from "@/lib/advice/alert-words";
import { badHourWords, targetWords } from "@/lib/advice/target-words";
import { formatFactor, formatShare } from "@/lib/formats/burn-rate";
import { formatCompact, formatCount } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { ppmOfPercent } from "@/lib/slo/percent";
import { longestDays, longestPeriodMs } from "@/lib/slo/window-length";
import { MINUTE_MS } from "@/lib/time/duration";
import { budgetingOf, ruleOf, windowOf, type ObjectiveDraft, type SloDraft } from "./slo-draft";

/**
 * What the choices mean in numbers, renewed as one types, by the same code that later judges the
 * real data.
 */
export function SloPreview({
  draft,
  eventsPerDay,
  children,
}: {
  draft: SloDraft;
  eventsPerDay: number | null;
  children?: ReactNode;
}) {
  return (
    <aside aria-label="What this means" className="grid gap-4 lg:sticky lg:top-5">
      {draft.objectives.map((objective, index) => (
        <Card
          key={index}
          title={draft.objectives.length > 1 ? `Objective ${index + 1} in numbers` : "In numbers"}
        >
          <ObjectiveNumbers objective={objective} draft={draft} eventsPerDay={eventsPerDay} />
        </Card>
      ))}
      {children}
    </aside>
  );
}

function ObjectiveNumbers({
  objective,
  draft,
  eventsPerDay,
}: {
  objective: ObjectiveDraft;
  draft: SloDraft;
  eventsPerDay: number | null;
}) {
  const percent = Number(objective.target.trim());
  const ppm =
    objective.target.trim() === "" || !Number.isFinite(percent) ? null : ppmOfPercent(percent);
  const window = windowOf(objective);
  if (ppm !== null && ppm >= 1_000_000)
    return (
      <p className="text-sm text-muted">
        100% leaves no error budget: every burn rate would divide by zero. Use 99.99 or less.
      </p>
    );
  if (ppm === null || ppm <= 0 || window === null)
    return (
      <p className="text-sm text-muted">
        Give a target between 0 and 100% and a window of 1 to 365 days.
      </p>
    );
  const days = longestDays(window);
  const periodMs = longestPeriodMs(window);
  const budgetMs = totalMinutes(ppm, periodMs) * MINUTE_MS;
  const events = eventsPerDay === null ? null : eventsPerDay * days;
  const { budget, per } = budgetFraction(ppm);
  const { method } = objective;
  const units =
    method === "occurrences"
      ? events && Math.round(events)
      : periodMs / sliceMs(budgetingOf(objective));
  const lowTraffic =
    events === null || costOfOneFailure(events, ppm) === null
      ? null
      : lowTrafficAdvice(events, ppm);
  return (
    <div className="grid gap-4 text-sm" aria-live="polite">
      <dl className="grid grid-cols-2 gap-3">
        <div>
          <dt className="text-muted">Budget</dt>
          <dd>
            <Figure className="text-lg">{formatDuration(budgetMs)}</Figure>
          </dd>
          <dd className="text-xs text-muted">
            of total failure in {window.type === "calendar" && `a ${window.unit} of `}
            {days} {days === 1 ? "day" : "days"}
          </dd>
        </div>
        <div>
          <dt className="text-muted">Or</dt>
          <dd>
            <Figure className="text-lg">
              {units === null
                ? `1 in ${formatCompact(per / budget)}`
                : formatCount(allowedBad({ total: units * EVENT_SCALE }, ppm))}
            </Figure>
          </dd>
          <dd className="text-xs text-muted">
            {units === null
              ? "events may be bad"
              : method === "occurrences"
                ? `bad events of ${formatCount(units)} expected in a full window, at the traffic of the last 28 days`
                : `bad slices of the ${formatCount(units)} of a full window`}
          </dd>
        </div>
      </dl>
      <p className="text-muted">{badHourWords(ppm, periodMs)}</p>
      <p className="text-muted">{targetWords(ppm, window, periodMs)}</p>
      {lowTraffic && <p className="text-warning">{lowTraffic}</p>}
      <Rules
        draft={draft}
        setting={{ targetPpm: ppm, periodMs, budgeting: budgetingOf(objective) }}
      />
    </div>
  );
}

function Rules({ draft, setting }: { draft: SloDraft; setting: RuleSetting }) {
  if (draft.policy === "none") return null;
  if (draft.policy === "custom")
    return (
      <RuleTable rules={draft.rules.flatMap((rule) => ruleOf(rule) ?? [])} setting={setting} />
    );
  const { rules, leftOut } = defaultRules(setting);
  const words = leftOutWords(leftOut, setting);
  return (
    <>
      <RuleTable rules={rules} setting={setting} />
      {words !== null && <p className="text-xs text-muted">{words}</p>}
    </>
  );
}

function RuleTable({ rules, setting }: { rules: readonly AlertRule[]; setting: RuleSetting }) {
  const { targetPpm, periodMs } = setting;
  if (rules.length === 0) return null;
  return (
    <div className="grid gap-2">
      <table className="w-full text-xs">
        <caption className="mb-1 text-left text-sm text-muted">Alert thresholds</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Severity</th>
            <th scope="col">Budget spent</th>
            <th scope="col">Windows</th>
            <th scope="col">Factor</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => {
            const factor = ruleFactor(rule, periodMs);
            return (
              <tr key={index} className="border-t border-line">
                <td className="py-1.5">{rule.severity}</td>
                <td className="figure py-1.5 text-muted">
                  {formatShare(ruleShare(rule, periodMs))} in {formatDuration(rule.longMs)}
                </td>
                <td
                  className={
                    isReachable(factor, targetPpm)
                      ? "figure py-1.5 text-right"
                      : "figure py-1.5 text-right text-critical line-through"
                  }
                >
                  {formatFactor(factor)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {alertWords(rules, setting).map(({ level, text }, index) => (
        <p key={index} className={level === "refuse" ? "text-critical" : "text-warning"}>
          {text}
        </p>
      ))}
    </div>
  );
}
