import type { ReactNode } from "react";
import { cx } from "./class-names";
import { Icon, type IconName } from "./icon";

/** Says what the thing is for and holds the button that makes the first one. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  className,
}: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div
      className={cx(
        "mx-auto grid max-w-md justify-items-center gap-1.5 px-4 py-12 text-center",
        className,
      )}
    >
      {icon && (
        <span className="mb-2 grid size-9 place-items-center rounded-sm border border-line bg-surface text-muted">
          <Icon name={icon} />
        </span>
      )}
      <p className="font-medium">{title}</p>
      {children && <div className="text-sm text-balance text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
