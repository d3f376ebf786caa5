import { Instant } from "@/components/ui/instant";
import type { Recovery } from "@/lib/budget/recovery";
import { formatPercent } from "@/lib/formats/percent";

/** When the budget comes back over each edge, if nothing more fails. */
export function Recoveries({ recoveries }: { recoveries: readonly Recovery[] }) {
  return (
    <div className="grid gap-2 text-sm">
      <p className="text-muted">With no further failures, the budget recovers to</p>
      <ul className="grid gap-1.5">
        {recoveries.map(({ over, at }) => (
          <li key={over} className="flex justify-between gap-3">
            <span className="figure">{formatPercent(over, 0)}</span>
            {at === null ? <span className="text-muted">it is there</span> : <Instant at={at} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
