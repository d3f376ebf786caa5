import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { formatBurnRate } from "@/lib/formats/burn-rate";
import { formatDuration } from "@/lib/formats/duration";

type Props = {
  evaluation: ObjectiveEvaluation;
  incidents: readonly { number: number; title: string; href: string }[];
};

/** What is wrong right now: the worst rule that fires, and the open incidents of the service. */
export function SloAlarm({ evaluation, incidents }: Props) {
  const { alert, burnRates } = evaluation;
  const firing = burnRates.find((rule) => rule.firing && rule.severity === alert.severity);
  return (
    <>
      {firing && (
        <a href="#burn-rates" className="hover:underline">
          <Badge tone={firing.severity === "page" ? "exhausted" : "warning"}>
            {firing.severity} firing: {formatBurnRate(firing.longBurnRate, firing.factor)} over{" "}
            {formatDuration(firing.longMs)}
          </Badge>
        </a>
      )}
      {incidents.map(({ number, title, href }) => (
        <Link
          key={number}
          href={href}
          title={title}
          className="max-w-64 min-w-0 truncate text-sm max-sm:max-w-full font-medium hover:underline"
          dir="auto"
        >
          #{number} {title}
        </Link>
      ))}
    </>
  );
}
