import type { ReactNode } from "react";
import { frozen } from "../markup/frozen";
import { cx } from "./class-names";

type Props = {
  title?: ReactNode;
  /** Small, beside the title: a count or the order of what follows. */
  note?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** Without inner space, for tables and lists that reach the edges. */
  flush?: boolean;
  headingLevel?: 2 | 3;
  id?: string;
  className?: string;
  children: ReactNode;
};

export function Card({
  title,
  note,
  actions,
  footer,
  flush = false,
  headingLevel = 2,
  id,
  className,
  children,
}: Props) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  const headed = title !== undefined || actions !== undefined;
  return frozen(
    <section
      id={id}
      className={cx("flex min-w-0 flex-col rounded-md border border-line bg-surface", className)}
    >
      {headed && (
        <header
          className={cx(
            "flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-3",
            flush ? "pb-2" : "pb-1",
          )}
        >
          <div className="flex flex-wrap items-baseline gap-x-2">
            <Heading dir="auto" className="text-sm font-semibold">
              {title}
            </Heading>
            {note !== undefined && <span className="text-sm text-faint">{note}</span>}
          </div>
          {actions !== undefined && (
            <div className="flex flex-wrap items-center gap-2 text-sm">{actions}</div>
          )}
        </header>
      )}
      <div
        className={cx(
          "min-w-0 flex-1",
          flush ? "@container" : cx("px-4 pb-4", headed ? "pt-2" : "pt-4"),
        )}
      >
        {children}
      </div>
      {footer !== undefined && (
        <footer className="border-t border-line px-4 py-2.5 text-sm text-muted">{footer}</footer>
      )}
    </section>,
  );
}
