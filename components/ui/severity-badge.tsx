import type { Severity } from "@/lib/incident/severity";
import { cx } from "./class-names";

const LOOKS: Record<Severity, string> = {
  SEV1: "bg-exhausted text-on-exhausted",
  SEV2: "bg-critical-soft text-critical",
  SEV3: "bg-warning-soft text-warning",
  SEV4: "bg-sunken text-muted",
};

export function SeverityBadge({ severity, className }: { severity: Severity; className?: string }) {
  return (
    <span
      className={cx(
        "figure inline-flex h-5 items-center rounded-xs px-1.5 text-xs font-semibold",
        LOOKS[severity],
        className,
      )}
    >
      {severity}
    </span>
  );
}
