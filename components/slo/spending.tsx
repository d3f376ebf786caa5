import { Instant } from "@/components/ui/instant";
import { Figure } from "@/components/ui/figure";
import type { Ledger } from "@/lib/budget/ledger";
import type { Stretch } from "@/lib/budget/stretches";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent } from "@/lib/formats/percent";

/** What spent the budget, largest first; the shares add up to what is consumed. */
export function Spending({ spent, measured }: { spent: Ledger<Stretch>; measured: boolean }) {
  const most = Math.max(...spent.entries.map((entry) => entry.consumed), Number.MIN_VALUE);
  if (spent.entries.length === 0) return <p className="text-sm text-muted">{measured ? "Nothing: the whole budget is there." : "Nothing has been measured yet."}</p>;
  return (
    <ul className="grid gap-3 text-sm">
      {spent.entries.map((entry) => (
        <li key={entry.cause.kind === "stretch" ? entry.cause.start : "rest"} className="grid gap-1">
          <div className="flex items-baseline justify-between gap-3">
            <span>
              {entry.cause.kind === "stretch" ? <><Instant at={entry.cause.start} /><span className="text-muted">, {formatDuration(entry.cause.end - entry.cause.start)}</span></> : <span className="text-muted">Everything else</span>}
            </span>
            <Figure>{formatPercent(entry.consumed)}</Figure>
          </div>
          <svg aria-hidden="true" height="6" width="100%" className="rounded-full">
            <rect width="100%" height="6" rx="3" className="fill-sunken" />
            <rect width={`${(100 * entry.consumed) / most}%`} height="6" rx="3" className={entry.cause.kind === "stretch" ? "fill-critical" : "fill-faint"} />
          </svg>
        </li>
      ))}
    </ul>
  );
}
