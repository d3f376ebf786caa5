import { formatBurnRate, formatFactor } from "@/lib/formats/burn-rate";
import { formatDuration } from "@/lib/formats/duration";
import { Badge } from "@/components/ui/badge";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";

export type FiringAlert = {
  href: string;
  name: string;
  service: string;
  severity: "page" | "ticket";
  longMs: number;
  shortMs: number;
  longBurnRate: number;
  shortBurnRate: number;
  factor: number;
};

/** The alerts that fire now, pages first, each with the numbers that make it fire. */
export function FiringList({ alerts }: { alerts: FiringAlert[] }) {
  return (
    <ul>
      {alerts.map((alert) => (
        <li
          key={alert.href}
          className="grid grid-cols-[3rem_minmax(0,1fr)] items-baseline gap-x-3 border-t border-line px-4 py-2.5 sm:grid-cols-[3rem_minmax(0,1fr)_auto]"
        >
          <Badge
            tone={alert.severity === "page" ? "exhausted" : "warning"}
            className="justify-self-start"
          >
            {alert.severity}
          </Badge>
          <div>
            <Link href={alert.href} className="font-medium hover:underline">
              <bdi>{alert.name}</bdi>
            </Link>
            <div className="text-xs text-muted" dir="auto">
              {alert.service}
            </div>
          </div>
          <div className="text-sm text-muted max-sm:col-start-2 sm:text-right">
            <Figure className="text-ink">{formatBurnRate(alert.longBurnRate)}</Figure> over{" "}
            <Figure>{formatDuration(alert.longMs)}</Figure>,{" "}
            <Figure className="text-ink">{formatBurnRate(alert.shortBurnRate)}</Figure> over{" "}
            <Figure>{formatDuration(alert.shortMs)}</Figure>; threshold{" "}
            <Figure>{formatFactor(alert.factor)}</Figure>
          </div>
        </li>
      ))}
    </ul>
  );
}
