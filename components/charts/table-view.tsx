import { Link } from "../ui/link";
import type { ChartTable } from "./chart-table";

/** A chart as a table that scrolls in the chart's place. */
export function TableView({ table, summary }: { table: ChartTable; summary: string }) {
  return (
    <div
      role="region"
      aria-label={`${summary} As a table.`}
      tabIndex={0}
      className="h-full overflow-auto rounded-sm border border-line print:h-auto"
    >
      <table className="w-full text-xs [&_td,&_th]:px-3 [&_td,&_th]:py-1 [&_td,&_th]:text-right [&_td,&_th]:font-normal [&_td,&_th]:whitespace-nowrap [&_th:first-child]:text-left">
        <caption className="sr-only">{summary}</caption>
        <thead className="sticky top-0 bg-surface text-muted">
          <tr>
            {table.head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figure divide-y divide-line">
          {table.rows.map(({ name, cells }, index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              {cells.map(({ text, href }, column) => (
                <td key={column}>
                  {href === undefined ? (
                    text
                  ) : (
                    <Link href={href} className="link font-sans">
                      {text}
                    </Link>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
