import { TimelineCard, type EntryView } from "@/components/incident/timeline-card";
import type { UserActor } from "@/db/access/actor";
import type { Timeline } from "@/db/incidents/timeline";
import { derivedFrom } from "@/lib/incident/derived-from";
import { managesIncident, type Incident } from "@/db/incidents/incident";
import { isShown, SHOWN, type Shown } from "@/lib/incident/shown";
import { isOpen } from "@/lib/incident/status";
import { timelineRows } from "@/lib/incident/timeline";
import { timelineOf, type CardProps } from "./incident-reads";

/** The timeline; `show` is what its address asks for. */
export async function IncidentTimeline({
  actor,
  incident,
  actions,
  show,
}: CardProps & { show: string | string[] | undefined }) {
  const timeline = await timelineOf(actor, incident);
  const shown: Shown = SHOWN.find((candidate) => candidate === show) ?? "all";
  const passing = new Set(
    timeline.entries.filter((entry) => isShown(shown, entry)).map(({ id }) => id),
  );
  const { times } = derivedFrom(timeline);
  // What a filter leaves out is no gap.
  const rows = timelineRows(entriesFor(timeline, incident, actor), times).filter((row) =>
    row.kind === "entry" ? passing.has(row.entry.id) : row.kind === "mark" || shown === "all",
  );
  return (
    <TimelineCard
      number={incident.id}
      rows={rows}
      shown={shown}
      open={isOpen(incident.status)}
      actions={actions}
    />
  );
}

function entriesFor({ entries }: Timeline, incident: Incident, actor: UserActor): EntryView[] {
  const manages = managesIncident(actor, incident);
  return entries.map(({ id, at, data, text, author, authorId, starred, version, versions }) => ({
    id,
    at: at.getTime(),
    data,
    text,
    author,
    starred,
    version,
    mayReword: manages || authorId === actor.userId,
    versions: versions.map((earlier) => ({
      at: earlier.at.getTime(),
      text: earlier.text,
      replacedBy: earlier.replacedBy,
      replacedAt: earlier.replacedAt.getTime(),
    })),
  }));
}
