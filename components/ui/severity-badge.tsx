import { cx } from "./class-names";

export type Severity = 1 | 2 | 3 | 4;

const LOOKS: Record<Severity, string> = {
  1: "bg-exhausted text-on-exhausted",
  2: "bg-critical-soft text-critical",
  3: "bg-warning-soft text-warning",
  4: "bg-sunken text-muted",
};

export function SeverityBadge({ severity, className }: { severity: Severity; className?: string }) {
  return <span className={cx("figure inline-flex h-5 items-center rounded-xs px-1.5 text-xs font-semibold", LOOKS[severity], className)}>SEV{severity}</span>;
}
