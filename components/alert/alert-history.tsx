import { cx } from "@/components/ui/class-names";
import { Instant } from "@/components/ui/instant";
import type { AlertFacts } from "@/lib/alert/facts";
import { historyWords, type HistoryTransition } from "@/lib/alert/history-words";
import { factWords } from "@/lib/alert/reason";
import type { Severity } from "@/lib/alerting/policy";

export type AlertEventView = {
  id: number;
  at: number;
  transition: HistoryTransition;
  severity: Severity;
  facts: AlertFacts | null;
  actor: string | null;
};

const DOTS: Record<HistoryTransition, string> = {
  fired: "bg-exhausted",
  reopened: "bg-exhausted",
  raised: "bg-exhausted",
  lowered: "bg-warning",
  acknowledged: "bg-accent",
  resolved: "bg-healthy",
  muted: "bg-faint",
  unmuted: "bg-faint",
  stale: "bg-faint",
  skipped: "bg-faint",
};

/** What has happened to an alert, the oldest first, each with its numbers. */
export function AlertHistory({ events }: { events: AlertEventView[] }) {
  return (
    <ol className="grid gap-3 px-4 pb-4 text-sm" aria-label="History">
      {events.map(({ id, at, transition, severity, facts, actor }) => (
        <li key={id} className="grid grid-cols-[0.5rem_minmax(0,1fr)] gap-x-2.5">
          <span
            aria-hidden="true"
            className={cx("mt-[0.45em] size-2 rounded-full", DOTS[transition])}
          />
          <div className="min-w-0 wrap-anywhere">
            <span className="font-medium">{historyWords(transition, severity)}</span>
            {actor !== null && (
              <>
                {" "}
                by <bdi>{actor}</bdi>
              </>
            )}{" "}
            <Instant at={at} className="text-muted" />
            {facts && (
              <p className="text-xs text-muted" dir="auto">
                {factWords(facts, severity)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
