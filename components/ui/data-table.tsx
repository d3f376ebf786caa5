import type { ComponentProps, ReactNode } from "react";
import { frozen } from "../markup/frozen";
import { cx } from "./class-names";

/**
 * On a phone each row becomes a card: give every `Td` its column's name as `label`. `caption` is
 * read, not shown. `now`: of the server, for what is in it as `ShownTime`.
 */
export function DataTable({
  caption,
  now,
  className,
  children,
}: {
  caption: string;
  now?: number;
  className?: string;
  children: ReactNode;
}) {
  return frozen(
    <table data-now={now} className={cx("data-table w-full text-sm", className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>,
  );
}

export function Th({
  numeric = false,
  sorted,
  className,
  ...rest
}: ComponentProps<"th"> & { numeric?: boolean; sorted?: "ascending" | "descending" | undefined }) {
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cx(numeric && "numeric", className) || undefined}
      {...rest}
    />
  );
}

/** `named`: holds names that people chose, which may have no place to break. */
export function Td({
  numeric = false,
  label,
  lead = false,
  named = false,
  className,
  ...rest
}: ComponentProps<"td"> & { numeric?: boolean; label?: string; lead?: boolean; named?: boolean }) {
  return (
    <td
      data-label={label}
      dir={lead || named ? "auto" : undefined}
      className={
        cx(
          numeric && "numeric figure",
          lead && "lead",
          named && "min-w-28 wrap-anywhere",
          className,
        ) || undefined
      }
      {...rest}
    />
  );
}
