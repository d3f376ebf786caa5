import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Verdict } from "@/lib/reliability/assessment/verdict";
import { OUTCOME_WORDS, OutcomeMark } from "./outcome-mark";

type Props = {
  title: ReactNode;
  verdict: Verdict;
  now: number;
  /** Where the evidence stands, or where it is changed. */
  link?: ReactNode;
};

/** What was looked at, what it showed and when, and what to change. */
export function VerdictRow({ title, verdict, now, link }: Props) {
  const { outcome, evidence, at, change } = verdict;
  return (
    <li className="grid gap-x-4 gap-y-1 py-2.5 text-sm sm:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="flex min-w-0 items-baseline gap-2">
        <OutcomeMark outcome={outcome} label={false} />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          <p className="text-xs text-muted">{OUTCOME_WORDS[outcome]}</p>
        </div>
      </div>
      <div className="min-w-0 max-sm:pl-[1.375rem]">
        <p dir="auto" className="wrap-anywhere">
          {evidence}{" "}
          {at !== null && (
            <span className="text-xs text-faint">
              <RelativeTime at={at} now={now} />
            </span>
          )}
        </p>
        {change !== null && (
          <p dir="auto" className="wrap-anywhere text-muted">
            {change}
          </p>
        )}
        {link}
      </div>
    </li>
  );
}
