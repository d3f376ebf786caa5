import type { ReactNode } from "react";
import { frozen } from "../markup/frozen";
import { cx } from "./class-names";
import { Figure } from "./figure";

type Props = {
  label: ReactNode;
  /** Formatted, with its unit: "99.967%"; or several figures. */
  value: ReactNode;
  /** Small after the value: "of 10,447 allowed". */
  detail?: ReactNode;
  tip?: ReactNode;
  note?: ReactNode;
  boxed?: boolean;
  className?: string;
};

const LARGE = "text-xl font-medium tracking-[-0.02em] [&_.unit]:text-sm [&_.unit]:text-muted";

/** Stands in a `StatTiles` list. */
export function StatTile({ label, value, detail, tip, note, boxed = true, className }: Props) {
  return (
    <div
      className={cx(
        "min-w-0",
        boxed && "rounded-md border border-line bg-surface px-4 py-3",
        className,
      )}
    >
      <dt className="flex items-center gap-1.5 text-sm text-muted">
        {label}
        {tip}
      </dt>
      <dd className="mt-0.5 flex flex-wrap items-baseline gap-x-2">
        {typeof value === "string" ? (
          <Figure className={LARGE}>{value}</Figure>
        ) : (
          <span className={LARGE}>{value}</span>
        )}
        {detail !== undefined && <span className="figure text-sm text-muted">{detail}</span>}
      </dd>
      {note !== undefined && <dd className="mt-0.5 text-xs text-muted">{note}</dd>}
    </div>
  );
}

export function StatTiles({ children, className }: { children: ReactNode; className?: string }) {
  return frozen(
    <dl className={cx("grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4", className)}>{children}</dl>,
  );
}
