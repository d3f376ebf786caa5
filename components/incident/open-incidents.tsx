import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { NameList } from "@/components/ui/name-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { RunningClock } from "@/components/ui/running-clock";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { STATUS_WORDS } from "@/lib/incident/status";
import type { IncidentRowView } from "./incident-table";

/**
 * What is on fire, the worst first: for how long, who has it, and when stakeholders are to hear
 * next.
 */
export function OpenIncidents({ incidents, now }: { incidents: IncidentRowView[]; now: number }) {
  const overdue = incidents.filter(
    ({ nextUpdateDue }) => nextUpdateDue !== null && nextUpdateDue < now,
  ).length;
  return (
    <Card
      title="Open incidents"
      note={
        overdue > 0 ? (
          <>
            {incidents.length},{" "}
            <span className="text-exhausted">
              {overdue === 1 ? "1 update overdue" : `${overdue} updates overdue`}
            </span>
          </>
        ) : (
          incidents.length
        )
      }
      flush
    >
      <ul>
        {incidents.map(
          ({ number, title, severity, status, services, commander, startedAt, nextUpdateDue }) => (
            <li
              key={number}
              className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 gap-y-1 border-t border-line px-4 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]"
            >
              <SeverityBadge severity={severity} className="mt-0.5" />
              <div className="min-w-0 wrap-break-word max-sm:order-last max-sm:col-span-2">
                <Link href={`/incidents/${number}`} className="font-medium hover:underline">
                  <bdi>{title}</bdi>
                </Link>
                <p className="text-sm text-muted">
                  <span className="figure">#{number}</span> · <NameList names={services} /> ·{" "}
                  {STATUS_WORDS[status]} ·{" "}
                  {commander === null ? "no commander" : <bdi>{commander}</bdi>}
                </p>
              </div>
              <div className="text-right text-sm max-sm:flex max-sm:flex-row-reverse max-sm:flex-wrap max-sm:gap-x-3">
                <p>
                  <RunningClock since={startedAt} now={now} className="figure font-medium" />
                </p>
                {nextUpdateDue !== null && (
                  <p className={nextUpdateDue < now ? "text-exhausted" : "text-muted"}>
                    {nextUpdateDue < now ? "update was due " : "update due "}
                    <RelativeTime at={nextUpdateDue} now={now} />
                  </p>
                )}
              </div>
            </li>
          ),
        )}
      </ul>
    </Card>
  );
}
