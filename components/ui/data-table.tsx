import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

/** On a phone each row becomes a card: give every `Td` its column's name as `label`. `caption` is read, not shown. */
export function DataTable({ caption, className, children }: { caption: string; className?: string; children: ReactNode }) {
  return (
    <table className={cx("data-table w-full text-sm", className)}>
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  );
}

export function Th({ numeric = false, sorted, className, ...rest }: ComponentProps<"th"> & { numeric?: boolean; sorted?: "ascending" | "descending" | undefined }) {
  return <th scope="col" aria-sort={sorted} className={cx(numeric && "numeric", className)} {...rest} />;
}

export function Td({ numeric = false, label, lead = false, className, ...rest }: ComponentProps<"td"> & { numeric?: boolean; label?: string; lead?: boolean }) {
  return <td data-label={label} className={cx(numeric && "numeric figure", lead && "lead", className)} {...rest} />;
}
