"use client";

import { useState, type ReactNode } from "react";
import { cx } from "../ui/class-names";

type ChartTable = { head: string[]; rows: { at: string; cells: ReactNode[] }[] };

type Props = {
  /** What the chart shows and its outcome in one sentence, for those who do not see it. */
  summary: string;
  height: number;
  legend?: ReactNode;
  table: () => ChartTable;
  /** Stands over the drawing. */
  above?: ReactNode;
  /** Something else is about to be drawn. */
  busy?: boolean;
  children: ReactNode;
};

/** Keeps the exact space of the drawing, and offers the same numbers as a table. */
export function ChartFrame({
  summary,
  height,
  legend,
  table,
  above,
  busy = false,
  children,
}: Props) {
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="flex min-h-6 items-start justify-between gap-4 text-xs text-muted">
        <div className="flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1">{legend}</div>
        <button
          type="button"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="h-6 rounded-xs px-1.5 hover:bg-sunken hover:text-ink aria-pressed:bg-sunken aria-pressed:text-ink pointer-coarse:h-9"
        >
          Table
        </button>
      </div>
      <p className="sr-only">{summary}</p>
      {!asTable && above}
      <div aria-busy={busy} className={cx(HEIGHTS[height] ?? HEIGHTS[260], "aria-busy:opacity-60")}>
        {asTable ? <TableView table={table()} summary={summary} /> : children}
      </div>
    </div>
  );
}

// Written out, because a style attribute would need an exception in the content security policy.
const HEIGHTS: Record<number, string> = {
  160: "h-[160px]",
  200: "h-[200px]",
  260: "h-[260px]",
  300: "h-[300px]",
};

function TableView({ table, summary }: { table: ChartTable; summary: string }) {
  return (
    <div
      role="region"
      aria-label={`${summary} As a table.`}
      tabIndex={0}
      className="h-full overflow-auto rounded-sm border border-line"
    >
      <table className="w-full text-xs">
        <caption className="sr-only">{summary}</caption>
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            {table.head.map((cell, column) => (
              <th
                key={cell}
                scope="col"
                className={cx("px-3 py-1.5 font-normal", column === 0 ? "text-left" : "text-right")}
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figure">
          {table.rows.map((row, index) => (
            <tr key={index} className="border-t border-line">
              <th scope="row" className="px-3 py-1 text-left font-normal whitespace-nowrap">
                {row.at}
              </th>
              {row.cells.map((cell, column) => (
                <td key={column} className="px-3 py-1 text-right whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
