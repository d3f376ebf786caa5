import type { ReactNode } from "react";
import { formatCount } from "@/lib/formats/count";
import { Link } from "../ui/link";

export type CountRow = { key: string; label: ReactNode; count: number; href?: string };

/** Counts as bars, the largest fills its column. */
export function CountTable({
  caption,
  heading,
  rows,
}: {
  caption: string;
  heading: string;
  rows: CountRow[];
}) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">Incidents</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, count, href }) => (
          <tr key={key}>
            <th scope="row" className="w-2/5 py-1 pr-3 text-left font-normal wrap-anywhere">
              {href === undefined ? (
                <bdi>{label}</bdi>
              ) : (
                <Link href={href} scroll={false} className="hover:underline">
                  <bdi>{label}</bdi>
                </Link>
              )}
            </th>
            <td className="py-1">
              <span className="flex items-center gap-3">
                <svg
                  aria-hidden="true"
                  viewBox="0 0 100 8"
                  preserveAspectRatio="none"
                  className="h-2 min-w-0 flex-1"
                >
                  <rect width={(100 * count) / most} height="8" fill="var(--accent)" />
                </svg>
                <span className="figure w-10 text-right">{formatCount(count)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
