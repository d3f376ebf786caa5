import { rememberedPart } from "@/components/markup/remembered";
import { formatCount } from "@/lib/formats/count";
import type { Severity } from "@/lib/incident/severity";
import { Link } from "../ui/link";
import { SeverityBadge } from "../ui/severity-badge";

/** With a severity its badge stands before the label. */
export type CountRow = {
  key: string;
  label: string;
  severity?: Severity;
  count: number;
  href?: string;
};

/** Counts as bars, the largest fills its column. */
export const CountTable = rememberedPart(
  ({ caption, heading, rows }: { caption: string; heading: string; rows: CountRow[] }) => {
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
          {rows.map(({ key, label, severity, count, href }) => (
            <tr key={key}>
              <th scope="row" className="w-2/5 py-1 pr-3 text-left font-normal wrap-anywhere">
                {href === undefined ? (
                  <Label label={label} severity={severity} />
                ) : (
                  <Link href={href} scroll={false} className="hover:underline">
                    <Label label={label} severity={severity} />
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
  },
);

const Label = ({
  label,
  severity,
}: Pick<CountRow, "label"> & { severity: Severity | undefined }) => (
  <bdi>
    {severity === undefined ? (
      label
    ) : (
      <span className="inline-flex items-center gap-2">
        <SeverityBadge severity={severity} />
        {label}
      </span>
    )}
  </bdi>
);
