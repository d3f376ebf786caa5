import type { Effort } from "@/lib/reliability/recommend/effort";
import type { Severity } from "@/lib/reliability/assessment/severity";
import type { Wording } from "@/lib/reliability/findings/wording";
import { Badge } from "../../ui/badge";
import { cx } from "../../ui/class-names";
import { Link } from "../../ui/link";
import { Said, type ServiceNames } from "../said";
import { SeverityMark } from "../severity-mark";

export type RecommendationRow = {
  ref: string;
  change: Wording;
  why: Wording;
  tradeoff: string;
  service: { slug: string; name: string };
  /** Null: something to find out first. */
  severity: Severity | null;
  effort: Effort;
  /** "up to 77.63 min"; null: unknown. */
  gain: string | null;
  owner: string | null;
  decided: string | null;
};

type Props = {
  rows: readonly RecommendationRow[];
  names: ServiceNames;
  first?: number;
  brief?: boolean;
};

/** What to do, in order. `first`: the number of the first row; `brief`: without reasons. */
export function RecommendationList({ rows, names, first = 1, brief = false }: Props) {
  return (
    <ol start={first} className="divide-y divide-line">
      {rows.map((row, index) => (
        <li
          key={row.ref}
          className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-y-1 px-4 py-3 text-sm"
        >
          <span className="figure text-muted">{first + index}</span>
          <div className="grid min-w-0 gap-1">
            <Link
              href={`/reliability/findings/${row.ref}`}
              className={cx("font-medium wrap-anywhere hover:underline", brief && "line-clamp-3")}
            >
              <Said wording={row.change} names={names} linked={false} />
            </Link>
            {!brief && <Reasons row={row} names={names} />}
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted">
              {row.severity === null ? (
                <Badge tone="accent">measure or register first</Badge>
              ) : (
                <SeverityMark severity={row.severity} />
              )}
              <span>{row.gain === null ? "gain unknown" : `${row.gain} of budget in 30 days`}</span>
              <span>effort {row.effort}</span>
              {!brief && row.owner !== null && <bdi className="wrap-anywhere">{row.owner}</bdi>}
              {row.decided !== null && <Badge tone="neutral">{row.decided}</Badge>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

const Reasons = ({ row, names }: { row: RecommendationRow; names: ServiceNames }) => (
  <>
    <p className="wrap-anywhere text-muted">
      <Link href={`/services/${row.service.slug}`} className="text-ink hover:underline">
        <bdi>{row.service.name}</bdi>
      </Link>
      : <Said wording={row.why} names={names} />
    </p>
    <p className="wrap-anywhere text-muted">Trade-off: {row.tradeoff}</p>
  </>
);
