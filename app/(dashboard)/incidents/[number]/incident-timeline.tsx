import { TimelineCard, type EntryView } from "@/components/incident/timeline-card";
import type { UserActor } from "@/db/access/actor";
import type { Timeline } from "@/db/incidents/timeline";
import { derivedFrom } from "@/lib/incident/derived-from";
import { managesIncident, type Incident } from "@/db/incidents/incident";
import { isShown } from "@/lib/incident/shown";
import { isOpen } from "@/lib/incident/status";
import { timelineRows } from "@/lib/incident/timeline";
import { timelineOf, type CardProps } from "./incident-reads";
import { viewHref, type PageView } from "./page-view";

/** The timeline, as its address asks for it. */
export async function IncidentTimeline({
  actor,
  incident,
  actions,
  shown,
  spending,
}: CardProps & PageView) {
  const timeline = await timelineOf(actor, incident);
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
      hrefOf={(other) => viewHref(incident.id, { shown: other, spending }, "timeline")}
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
