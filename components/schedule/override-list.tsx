import { ConfirmButton } from "../ui/confirm-button";
import { Instant } from "../ui/instant";
import type { FormAction } from "../ui/form";
import { PersonName, type Names } from "./person-name";

export type OverrideItem = {
  id: number;
  start: number;
  end: number;
  kind: "replace" | "add" | "nobody";
  person: string | null;
  replaces: string | null;
  reason: string;
  createdBy: string;
  mayEnd: boolean;
};

/** Those that are not over, the first to begin at the top. */
export function OverrideList({
  schedule,
  overrides,
  now,
  names,
  end,
}: {
  schedule: string;
  overrides: readonly OverrideItem[];
  now: number;
  names: Names;
  end: FormAction;
}) {
  if (overrides.length === 0)
    return (
      <p className="px-4 pb-3 text-sm text-muted">
        None. An override changes who is on call for a while, such as a holiday.
      </p>
    );
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {overrides.map((override) => (
        <li
          key={override.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-2.5"
        >
          <div className="min-w-0 wrap-anywhere">
            <p>
              <What override={override} names={names} />
            </p>
            <p className="text-muted">
              <Instant at={override.start} className="figure" /> to{" "}
              <Instant at={override.end} className="figure" />
            </p>
            <p className="text-xs text-faint">
              by <bdi>{override.createdBy}</bdi>
              {override.reason && (
                <>
                  : <bdi>{override.reason}</bdi>
                </>
              )}
            </p>
          </div>
          {override.mayEnd && (
            <ConfirmButton
              size="sm"
              label={override.start <= now ? "End now" : "Remove"}
              title={override.start <= now ? "End this override now?" : "Remove this override?"}
              description="The schedule says again who is on call. What was stays."
              confirmLabel={override.start <= now ? "End now" : "Remove"}
              action={end}
              fields={{ schedule, override: String(override.id) }}
              danger={false}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function What({ override, names }: { override: OverrideItem; names: Names }) {
  const { kind, person, replaces } = override;
  if (kind === "nobody" || person === null)
    return <span className="text-exhausted">Nobody, on purpose</span>;
  return (
    <>
      <PersonName names={names} person={person} />
      {kind === "add" ? (
        " as well"
      ) : (
        <>
          {" "}
          instead of{" "}
          {replaces === null ? "everyone" : <PersonName names={names} person={replaces} />}
        </>
      )}
    </>
  );
}
