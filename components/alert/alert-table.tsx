import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { RunningClock } from "@/components/ui/running-clock";
import { formatDuration } from "@/lib/formats/duration";
import { ALERT_KIND_WORDS } from "@/lib/alert/words";
import { AlertState } from "./alert-state";
import { alertHref, type AlertView } from "./alert-view";
import { UrgencyBadge } from "./urgency-badge";

type Props = { alerts: AlertView[]; now: number; caption: string };

export function AlertTable({ alerts, now, caption }: Props) {
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <Th>Alert</Th>
          <Th>Status</Th>
          <Th>Source</Th>
          <Th numeric>Began</Th>
          <Th numeric>Duration</Th>
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} now={now} />
        ))}
      </tbody>
    </DataTable>
  );
}

function AlertRow({ alert, now }: { alert: AlertView; now: number }) {
  const { id, title, kind, severity, state, service, team, startedAt, resolvedAt } = alert;
  return (
    <tr>
      <Td lead>
        <span className="grid grid-cols-[3.25rem_minmax(0,1fr)] items-start gap-2.5">
          <UrgencyBadge
            severity={severity}
            over={state === "resolved"}
            className="mt-0.5 justify-self-start"
          />
          <span className="min-w-0 wrap-anywhere">
            <Link href={alertHref(id)} className="font-medium hover:underline">
              <bdi>{title}</bdi>
            </Link>
            <span className="block text-xs text-muted">
              {service !== null && (
                <>
                  <bdi>{service}</bdi> ·{" "}
                </>
              )}
              <bdi>{team}</bdi>
            </span>
          </span>
        </span>
      </Td>
      <Td label="Status" className="sm:min-w-36">
        <AlertState alert={alert} now={now} />
      </Td>
      <Td label="Source" className="whitespace-nowrap max-sm:hidden">
        {ALERT_KIND_WORDS[kind]}
      </Td>
      <Td numeric label="Began">
        <RelativeTime at={startedAt} now={now} />
      </Td>
      <Td numeric label="Duration">
        {resolvedAt === null ? (
          <RunningClock since={startedAt} now={now} />
        ) : (
          <Figure>{formatDuration(resolvedAt - startedAt)}</Figure>
        )}
      </Td>
    </tr>
  );
}
