import { TimelineCard } from "@/components/incident/timeline-card";
import type { EntryView } from "@/components/incident/timeline-entry";
import { readMarkdown } from "@/components/ui/markdown-html";
import type { UserActor } from "@/db/access/actor";
import type { Timeline } from "@/db/incidents/timeline";
import { managesIncident, type Incident } from "@/db/incidents/incident";
import { isShown } from "@/lib/incident/shown";
import { isOpen } from "@/lib/incident/status";
import { timelineRows } from "@/lib/incident/timeline";
import type { CardProps } from "./card-props";
import { viewHref, type PageView } from "./page-view";

/** The timeline, as its address asks for it. */
export async function IncidentTimeline({
  actor,
  shown: { incident, timeline, derived },
  actions,
  entries,
  spending,
}: CardProps & PageView) {
  const passing = new Set(
    timeline.entries.filter((entry) => isShown(entries, entry)).map(({ id }) => id),
  );
  const read = await readMarkdown(timeline.entries.map(({ text }) => text));
  const all = entriesFor(timeline, incident, actor).map((entry) => ({
    ...entry,
    html: read.get(entry.text) ?? null,
  }));
  // What a filter leaves out is no gap.
  const rows = timelineRows(all, derived.times).filter((row) =>
    row.kind === "entry" ? passing.has(row.entry.id) : row.kind === "mark" || entries === "all",
  );
  return (
    <TimelineCard
      number={incident.id}
      rows={rows}
      shown={entries}
      hrefOf={(other) => viewHref(incident.id, { entries: other, spending }, "timeline")}
      open={isOpen(incident.status)}
      actions={actions}
    />
  );
}

function entriesFor(
  { entries }: Timeline,
  incident: Incident,
  actor: UserActor,
): Omit<EntryView, "html">[] {
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
