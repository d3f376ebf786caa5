import type { SaidOverride } from "@/lib/on-call/said-override";
import { plural } from "@/lib/formats/count";
import { ConfirmButton } from "../ui/confirm-button";
import { Instant } from "../ui/instant";
import type { FormAction } from "../ui/form";
import { OverrideWords } from "./override-words";
import type { Names } from "./person-name";

export type OverrideItem = SaidOverride & { id: number; createdBy: string; mayEnd: boolean };

/** A calendar may have brought hundreds. */
const MOST_SHOWN = 10;

type Props = {
  schedule: string;
  overrides: readonly OverrideItem[];
  now: number;
  names: Names;
  end: FormAction;
};

/** Those that are not over, the first to begin at the top. */
export function OverrideList({ overrides, ...rest }: Props) {
  if (overrides.length === 0)
    return (
      <p className="px-4 pb-3 text-sm text-muted">
        None. An override changes who is on call for a while, such as a holiday.
      </p>
    );
  const more = overrides.slice(MOST_SHOWN);
  return (
    <>
      <Rows overrides={overrides.slice(0, MOST_SHOWN)} {...rest} />
      {more.length > 0 && (
        <details className="border-t border-line">
          <summary className="cursor-pointer px-4 py-2.5 text-sm text-muted hover:text-ink">
            {plural(more.length, "later override")}
          </summary>
          <Rows overrides={more} {...rest} />
        </details>
      )}
    </>
  );
}

const Rows = ({ overrides, ...rest }: Props) => (
  <ul className="divide-y divide-line border-t border-line text-sm">
    {overrides.map((override) => (
      <Row key={override.id} override={override} {...rest} />
    ))}
  </ul>
);

type RowProps = Omit<Props, "overrides"> & { override: OverrideItem };

function Row({ override, schedule, now, names, end }: RowProps) {
  const hasBegun = override.start <= now;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 px-4 py-2.5">
      <div className="min-w-0 wrap-anywhere">
        <p>
          <OverrideWords override={override} names={names} />
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
          label={hasBegun ? "End now" : "Remove"}
          title={hasBegun ? "End this override now?" : "Remove this override?"}
          description="The schedule says again who is on call. What was stays."
          confirmLabel={hasBegun ? "End now" : "Remove"}
          action={end}
          fields={{ schedule, override: String(override.id) }}
          danger={false}
        />
      )}
    </li>
  );
}
