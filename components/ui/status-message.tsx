import type { ReactNode } from "react";
import { cx } from "./class-names";
import { Icon, type IconName } from "./icon";

export type StatusKind = "ok" | "info" | "warning" | "error";

const LOOKS: Record<StatusKind, { box: string; icon: IconName }> = {
  ok: { box: "border-healthy/30 bg-healthy-soft text-healthy", icon: "check" },
  info: { box: "border-accent/30 bg-accent-soft text-accent", icon: "info" },
  warning: { box: "border-warning/30 bg-warning-soft text-warning", icon: "incidents" },
  error: { box: "border-exhausted/30 bg-exhausted-soft text-exhausted", icon: "incidents" },
};

/** `quiet` leaves the announcing to a live region that is already on the page. */
export function StatusMessage({
  kind,
  children,
  quiet = false,
  className,
}: {
  kind: StatusKind;
  children: ReactNode;
  quiet?: boolean;
  className?: string;
}) {
  const look = LOOKS[kind];
  return (
    <div
      {...(quiet ? {} : { role: kind === "error" ? "alert" : "status" })}
      className={cx(
        "flex items-start gap-2.5 rounded-sm border px-3 py-2 text-sm",
        look.box,
        className,
      )}
    >
      <Icon name={look.icon} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
