import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { AlertState } from "./alert-state";
import { alertHref, type AlertView } from "./alert-view";
import { UrgencyBadge } from "./urgency-badge";

/** A few alerts in a narrow card. */
export function AlertList({ alerts, now }: { alerts: AlertView[]; now: number }) {
  return (
    <ul className="grid gap-3 text-sm">
      {alerts.map((alert) => (
        <li
          key={alert.id}
          className="grid grid-cols-[3.25rem_minmax(0,1fr)] items-baseline gap-x-2"
        >
          <UrgencyBadge
            severity={alert.severity}
            over={alert.state === "resolved"}
            className="justify-self-start"
          />
          <div className="min-w-0 wrap-anywhere">
            <Link href={alertHref(alert.id)} className="hover:underline">
              <bdi>{alert.title}</bdi>
            </Link>
            <div className="text-xs text-muted">
              <AlertState alert={alert} now={now} /> ·{" "}
              <RelativeTime at={alert.startedAt} now={now} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
