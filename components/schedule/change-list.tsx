import type { Change } from "@/lib/on-call/changes";
import { formatDuration } from "@/lib/formats/duration";
import { Figure } from "../ui/figure";
import { Instant } from "../ui/instant";
import { PersonName, type Names } from "./person-name";

/** For whom saving would change what, before it is saved. */
export function ChangeList({
  changes,
  names,
  isNew,
}: {
  changes: readonly Change[];
  names: Names;
  isNew: boolean;
}) {
  if (changes.length === 0)
    return (
      <p className="text-sm text-muted">
        {isNew ? "Nobody is on call yet. Add people." : "Nothing changes for anyone."}
      </p>
    );
  return (
    <ul className="grid gap-2 text-sm">
      {changes.map(({ person, beforeMs, afterMs, firstAt }) => (
        <li key={person}>
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <PersonName names={names} person={person} />
            <span>
              {!isNew && (
                <>
                  <Figure>{formatDuration(beforeMs)}</Figure> →{" "}
                </>
              )}
              <Figure>{formatDuration(afterMs)}</Figure>
            </span>
          </p>
          <p className="text-xs text-muted">
            first {isNew ? "on call" : "change"} <Instant at={firstAt} className="figure" />
          </p>
        </li>
      ))}
    </ul>
  );
}
