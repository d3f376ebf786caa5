import { Badge } from "@/components/ui/badge";
import type { Severity } from "@/lib/alerting/policy";

/** Whether somebody is woken up; pale once it is over. */
export function UrgencyBadge({
  severity,
  over = false,
  className,
}: {
  severity: Severity;
  over?: boolean;
  className?: string;
}) {
  const tone = over ? "neutral" : severity === "page" ? "exhausted" : "warning";
  return (
    <Badge tone={tone} {...(className === undefined ? {} : { className })}>
      {severity}
    </Badge>
  );
}
