import type { ReactNode } from "react";
import { cx } from "./class-names";

export type Tone = "neutral" | "accent" | "healthy" | "warning" | "critical" | "exhausted";

const TONES: Record<Tone, string> = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-soft text-accent",
  healthy: "bg-healthy-soft text-healthy",
  warning: "bg-warning-soft text-warning",
  critical: "bg-critical-soft text-critical",
  exhausted: "bg-exhausted-soft text-exhausted",
};

export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return <span className={cx("badge", TONES[tone], className)}>{children}</span>;
}
