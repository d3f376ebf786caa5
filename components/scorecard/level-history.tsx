import { Instant } from "@/components/ui/instant";
import { listed } from "@/lib/formats/listed";
import type { LevelChange } from "@/lib/reliability/scorecard/history";
import { LevelBadge } from "./level-badge";

/** Since when the service had which level, and what changed it. */
export function LevelHistory({ changes }: { changes: readonly LevelChange[] }) {
  if (changes.length === 0)
    return <p className="text-sm text-muted">The first level is recorded within an hour.</p>;
  return (
    <ol className="grid gap-3 text-sm">
      {changes.map(({ at, level, gained, lost }) => (
        <li key={at} className="grid gap-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <LevelBadge level={level} />
            <Instant at={at} />
          </div>
          {gained.length > 0 && <p className="text-muted">Met: {listed(gained)}</p>}
          {lost.length > 0 && <p className="text-muted">No longer met: {listed(lost)}</p>}
        </li>
      ))}
    </ol>
  );
}
