import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { RunningClock } from "@/components/ui/running-clock";
import { formatBurnRate, formatFactor } from "@/lib/formats/burn-rate";
import { formatDuration } from "@/lib/formats/duration";
import { AlertState } from "./alert-state";
import { alertHref, type AlertView, type BurnNow } from "./alert-view";
import { UrgencyBadge } from "./urgency-badge";

type Props = { alerts: AlertView[]; total: number; now: number; all: string };

/** What fires now, pages first; with the numbers of those that burn. */
export function OpenAlerts({ alerts, total, now, all }: Props) {
  if (alerts.length === 0) return null;
  const footer: { footer?: ReactNode } =
    total > alerts.length ? { footer: <Link href={all}>All {total} open alerts</Link> } : {};
  return (
    <Card title="Open alerts" note={total} flush {...footer}>
      <ul>
        {alerts.map((alert) => (
          <OpenAlert key={alert.id} alert={alert} now={now} />
        ))}
      </ul>
    </Card>
  );
}

function OpenAlert({ alert, now }: { alert: AlertView; now: number }) {
  const { id, title, severity, service, team, startedAt, burn } = alert;
  return (
    <li className="grid grid-cols-[3.25rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 border-t border-line px-4 py-2.5 sm:grid-cols-[3.25rem_minmax(0,1fr)_auto]">
      <UrgencyBadge severity={severity} className="justify-self-start" />
      <div className="min-w-0 wrap-anywhere">
        <Link href={alertHref(id)} className="font-medium hover:underline">
          <bdi>{title}</bdi>
        </Link>
        <div className="text-xs text-muted" dir="auto">
          {service ?? team}
        </div>
      </div>
      <div className="text-sm max-sm:col-start-2 sm:text-right">
        <RunningClock since={startedAt} now={now} className="figure text-muted" />{" "}
        <AlertState alert={alert} now={now} />
        {burn && <Burn burn={burn} />}
      </div>
    </li>
  );
}

const Burn = ({ burn }: { burn: BurnNow }) => (
  <div className="text-xs text-muted">
    <Figure className="text-ink">{formatBurnRate(burn.longBurnRate, burn.factor)}</Figure> over{" "}
    <Figure>{formatDuration(burn.longMs)}</Figure>,{" "}
    <Figure className="text-ink">{formatBurnRate(burn.shortBurnRate, burn.factor)}</Figure> over{" "}
    <Figure>{formatDuration(burn.shortMs)}</Figure>; threshold{" "}
    <Figure>{formatFactor(burn.factor)}</Figure>
  </div>
);
