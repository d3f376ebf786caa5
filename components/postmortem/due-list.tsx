import type { Severity } from "@/lib/incident/severity";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import type { FormAction } from "../ui/form";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import { SeverityCell } from "./postmortem-table";
import { WaiverDialog } from "./waiver-dialog";

export type DueRow = {
  incident: number;
  title: string;
  severity: Severity;
  dueAt: number;
  postmortem: { id: number; status: PostmortemStatus } | null;
  mayWrite: boolean;
};

const MOST_AT_ONCE = 5;

/** Incidents that still need a published postmortem: those that were due first, of `total`. */
export function DueList({
  rows,
  total,
  now,
  days,
  waive,
}: {
  rows: DueRow[];
  total: number;
  now: number;
  days: number;
  waive: FormAction;
}) {
  const more = rows.slice(MOST_AT_ONCE);
  return (
    <Card
      title="Due"
      note={`SEV1 and SEV2, within ${days} days of resolution`}
      className="mb-5"
      flush
      {...(total > rows.length
        ? { footer: `${total} are due. These ${rows.length} were due first.` }
        : {})}
    >
      <DueRows rows={rows.slice(0, MOST_AT_ONCE)} now={now} waive={waive} />
      {more.length > 0 && (
        <details className="border-t border-line">
          <summary className="w-fit cursor-pointer px-4 py-2.5 text-sm text-muted hover:text-ink">
            {more.length} more
          </summary>
          <DueRows rows={more} now={now} waive={waive} />
        </details>
      )}
    </Card>
  );
}

function DueRows({ rows, now, waive }: { rows: DueRow[]; now: number; waive: FormAction }) {
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {rows.map(({ incident, title, severity, dueAt, postmortem, mayWrite }) => (
        <li key={incident} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-2.5">
          <SeverityCell severity={severity} />
          <span className="min-w-40 flex-1">
            <Link
              href={
                postmortem === null ? `/incidents/${incident}` : `/postmortems/${postmortem.id}`
              }
              className="font-medium hover:underline"
            >
              <bdi>{title}</bdi>
            </Link>{" "}
            <span className="figure text-xs text-faint">incident {incident}</span>
          </span>
          <span className={dueAt < now ? "font-medium text-exhausted" : "text-muted"}>
            {dueAt < now ? "Overdue: was due " : "due "}
            <RelativeTime at={dueAt} now={now} />
          </span>
          <NextStep incident={incident} postmortem={postmortem} mayWrite={mayWrite} waive={waive} />
        </li>
      ))}
    </ul>
  );
}

function NextStep({
  incident,
  postmortem,
  mayWrite,
  waive,
}: Pick<DueRow, "incident" | "postmortem" | "mayWrite"> & { waive: FormAction }) {
  if (postmortem === null) {
    return (
      mayWrite && (
        <span className="flex gap-1.5 max-sm:-ml-2.5">
          <WaiverDialog
            label="Not needed"
            incident={incident}
            action={waive}
            variant="quiet"
            size="sm"
          />
          <LinkButton size="sm" href={`/postmortems/new?incident=${incident}`}>
            Start writing
          </LinkButton>
        </span>
      )
    );
  }
  const { id, status } = postmortem;
  if (status === "in-review")
    return (
      <LinkButton size="sm" href={`/postmortems/${id}`}>
        View review
      </LinkButton>
    );
  if (status === "published")
    return (
      <LinkButton size="sm" href={`/postmortems/${id}`}>
        Published before the incident was reopened
      </LinkButton>
    );
  return mayWrite ? (
    <LinkButton size="sm" href={`/postmortems/${id}/edit`}>
      Continue
    </LinkButton>
  ) : (
    <LinkButton size="sm" href={`/postmortems/${id}`}>
      View
    </LinkButton>
  );
}
