import type { ReactNode } from "react";
import { frozen } from "@/components/markup/frozen";
import { Badge } from "@/components/ui/badge";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { RunningClock } from "@/components/ui/running-clock";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent } from "@/lib/formats/percent";
import { nextUpdateDue } from "@/lib/incident/cadence";
import type { Severity } from "@/lib/incident/severity";
import { isOpen, STATUS_WORDS, type Status } from "@/lib/incident/status";

type Props = {
  number: number;
  title: string;
  severity: Severity;
  status: Status;
  team: { slug: string; name: string };
  declaredBy: string;
  declaredAt: number;
  startedAt: number;
  resolvedAt: number | null;
  lastUpdateAt: number | null;
  spent: number | null;
  now: number;
  aside: ReactNode;
  buttons: ReactNode;
};

/**
 * What must be in sight however far one has scrolled: what it is, for how long, when news is due,
 * what it has cost.
 */
export function IncidentHeader({
  number,
  title,
  severity,
  status,
  team,
  declaredBy,
  declaredAt,
  startedAt,
  resolvedAt,
  lastUpdateAt,
  spent,
  now,
  aside,
  buttons,
}: Props) {
  const due = nextUpdateDue({ status, severity, declaredAt, lastUpdateAt });
  return frozen(
    <header className="z-20 -mx-4 mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 md:sticky md:top-0 lg:-mx-8 lg:px-8">
      <div className="flex min-w-0 flex-1 basis-80 items-start gap-3">
        <SeverityBadge severity={severity} className="mt-1 shrink-0" />
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-x-2 text-lg font-semibold tracking-[-0.01em] wrap-anywhere">
            <bdi>{title}</bdi>{" "}
            {!isOpen(status) && (
              <Badge tone={status === "resolved" ? "healthy" : "neutral"}>
                {STATUS_WORDS[status]}
              </Badge>
            )}
          </h1>
          <p className="text-sm text-muted">
            <Link href="/incidents" className="hover:underline">
              Incidents
            </Link>{" "}
            <span className="figure">#{number}</span> ·{" "}
            <Link href={`/teams/${team.slug}`} className="hover:underline">
              <bdi>{team.name}</bdi>
            </Link>{" "}
            · declared by <bdi>{declaredBy}</bdi> <RelativeTime at={declaredAt} now={now} /> ·{" "}
            {aside}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <dl className="flex gap-5 text-sm">
          <div>
            <dt className="text-xs text-muted">
              {resolvedAt === null ? "Since impact" : "Duration"}
            </dt>
            <dd className="figure">
              {resolvedAt === null ? (
                isOpen(status) ? (
                  <RunningClock since={startedAt} now={now} />
                ) : (
                  "–"
                )
              ) : (
                <Figure>{formatDuration(resolvedAt - startedAt)}</Figure>
              )}
            </dd>
          </div>
          {due !== null && (
            <div>
              <dt className="text-xs text-muted">Next update</dt>
              <dd className={due < now ? "text-exhausted" : undefined}>
                {due < now && "due "}
                <RelativeTime at={due} now={now} />
              </dd>
            </div>
          )}
          {spent !== null && (
            <div>
              <dt className="text-xs text-muted">Budget spent</dt>
              <dd className={spent >= 0.1 ? "text-exhausted" : undefined}>
                <Figure>{formatPercent(spent, 1)}</Figure>
              </dd>
            </div>
          )}
        </dl>
        <div className="flex flex-wrap gap-2">{buttons}</div>
      </div>
    </header>,
  );
}
