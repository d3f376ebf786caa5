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

/**
 * Incidents that still need a published postmortem: those that were due first, of `total`.
 * `moreHref`: where more of them are listed; null where nowhere.
 */
export function DueList({
  rows,
  total,
  now,
  days,
  waive,
  moreHref,
}: {
  rows: DueRow[];
  total: number;
  now: number;
  days: number;
  waive: FormAction;
  moreHref: string | null;
}) {
  return (
    <Card
      title="Due"
      note={`SEV1 and SEV2, within ${days} days of resolution`}
      className="mb-5"
      flush
      {...(total > rows.length
        ? { footer: <Rest shown={rows.length} total={total} moreHref={moreHref} /> }
        : {})}
    >
      <DueRows rows={rows} now={now} waive={waive} />
    </Card>
  );
}

function Rest({
  shown,
  total,
  moreHref,
}: {
  shown: number;
  total: number;
  moreHref: string | null;
}) {
  return (
    <>
      {total} are due. These {shown} were due first.{" "}
      {moreHref && (
        <Link href={moreHref} scroll={false} className="link">
          Show more
        </Link>
      )}
    </>
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
