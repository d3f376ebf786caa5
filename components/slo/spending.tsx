import { rememberedPart } from "@/components/markup/remembered";
import { frozen } from "@/components/markup/frozen";
import { Instant } from "@/components/ui/instant";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import type { ChangeView } from "@/components/change/change-list";
import type { IncidentCause } from "@/lib/budget/incident-spending";
import type { Ledger } from "@/lib/budget/ledger";
import { changesBefore } from "@/lib/budget/changes-before";
import type { Stretch } from "@/lib/budget/stretches";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent } from "@/lib/formats/percent";

/**
 * What spent the budget, largest first; the shares add up to what is consumed. Hours outside
 * incidents name the `changes` that may have begun them.
 */
export const Spending = rememberedPart(
  ({
    spent,
    changes,
    measured,
  }: {
    spent: Ledger<Stretch | IncidentCause>;
    changes: readonly ChangeView[];
    measured: boolean;
  }) => {
    const most = Math.max(...spent.entries.map((entry) => entry.consumed), Number.MIN_VALUE);
    if (spent.entries.length === 0)
      return (
        <p className="text-sm text-muted">
          {measured ? "Nothing yet: the whole budget is left." : "Nothing has been measured yet."}
        </p>
      );
    return frozen(
      <ul className="grid gap-3 text-sm">
        {spent.entries.map((entry) => (
          <li key={keyOf(entry.cause)} className="grid gap-1">
            <div className="flex items-baseline justify-between gap-3">
              <Cause cause={entry.cause} changes={changes} />
              <Figure>{formatPercent(entry.consumed)}</Figure>
            </div>
            <svg aria-hidden="true" height="6" width="100%" className="rounded-full">
              <rect width="100%" height="6" rx="3" className="fill-sunken" />
              <rect
                width={`${(100 * entry.consumed) / most}%`}
                height="6"
                rx="3"
                className={entry.cause.kind === "unattributed" ? "fill-faint" : "fill-critical"}
              />
            </svg>
          </li>
        ))}
      </ul>,
    );
  },
);

type Charged = Ledger<Stretch | IncidentCause>["entries"][number]["cause"];

const keyOf = (cause: Charged): string =>
  cause.kind === "incident"
    ? `incident ${cause.number}`
    : cause.kind === "stretch"
      ? `stretch ${cause.start}`
      : "rest";

function Cause({ cause, changes }: { cause: Charged; changes: readonly ChangeView[] }) {
  if (cause.kind === "unattributed") return <span className="text-muted">Everything else</span>;
  if (cause.kind === "stretch")
    return (
      <span>
        <Instant at={cause.start} />
        <span className="text-muted">, {formatDuration(cause.end - cause.start)}</span>
        {changesBefore(cause, changes).map((change) => (
          <ChangeName key={change.id} {...change} />
        ))}
      </span>
    );
  return (
    <Link href={`/incidents/${cause.number}`} className="min-w-0 hover:underline" dir="auto">
      <span className="figure text-muted">#{cause.number}</span> {cause.title}
    </Link>
  );
}

/** Leads to where more of it stands, where its sender said so. */
function ChangeName({ summary, links: [first] }: ChangeView) {
  return (
    <span className="block text-xs wrap-anywhere text-muted">
      Changed:{" "}
      {first ? (
        <a href={first.href} rel="noreferrer" className="underline hover:text-ink">
          <bdi>{summary}</bdi>
        </a>
      ) : (
        <bdi>{summary}</bdi>
      )}
    </span>
  );
}
