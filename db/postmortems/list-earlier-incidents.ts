import { and, desc, eq, exists, lt, ne, asc, isNull, count, inArray } from "drizzle-orm";
import { likelyDuplicates } from "@/lib/incident/duplicates";
import { PENDING_STATES } from "@/lib/postmortem/action-item";
import type { Incident } from "../incidents/incident";
import type { Actor } from "../access/actor";
import { snapshotAs, type Reader } from "../access/reader";
import { subselect } from "../store/client";
import { incidentServices, incidents, incidentEntries } from "../schema/incidents";
import { oneOf } from "../store/key-rows";
import { selectIncidents, withTeams } from "../incidents/internal/rows";
import { postmortemActions, postmortems } from "../schema/postmortems";

/** The likest are looked for among the last so many of the same services. */
const LOOKED_AT = 60;

const MOST = 3;

/** `pending`: action items that someone still has to do. */
type Lesson = { postmortem: number; factors: string[]; pending: number };

export type EarlierIncident = {
  incident: Incident;
  /** What was said when it was resolved; Markdown. */ resolution: string;
  lesson: Lesson | null;
};

/**
 * The resolved incidents before this one that are most like it, by services and words of their
 * titles, with what ended them and what their published postmortems found; one of which something
 * was learned among them, where there is any.
 */
export const listEarlierIncidents = (
  actor: Actor,
  incident: Incident,
): Promise<EarlierIncident[]> => snapshotAs(actor, (reader) => selectEarlier(reader, incident));

async function selectEarlier(reader: Reader, incident: Incident): Promise<EarlierIncident[]> {
  const same = subselect()
    .select({ id: incidentServices.incidentId })
    .from(incidentServices)
    .where(
      and(
        eq(incidentServices.incidentId, incidents.id),
        oneOf(
          incidentServices.serviceId,
          incident.services.map(({ id }) => id),
        ),
      ),
    );
  const rows = await selectIncidents(reader)
    .where(
      and(
        eq(incidents.status, "resolved"),
        ne(incidents.id, incident.id),
        lt(incidents.startedAt, incident.startedAt),
        exists(same),
      ),
    )
    .orderBy(desc(incidents.startedAt), desc(incidents.id))
    .limit(LOOKED_AT);
  const earlier = await withTeams(reader, rows);
  const ranked = likelyDuplicates(
    draftOf(incident),
    earlier.map((each) => ({ ...draftOf(each), incident: each })),
  ).map((each) => each.incident);
  if (ranked.length === 0) return [];
  const lessons = await lessonsOf(reader, ranked);
  const likest = ranked.slice(0, MOST);
  // What was learned is worth more than the third that is only alike.
  const taught = ranked.find(({ id }) => lessons.has(id));
  if (taught && !likest.includes(taught)) likest.splice(MOST - 1, 1, taught);
  const resolutions = await resolutionsOf(reader, likest);
  return likest.map((each) => ({
    incident: each,
    resolution: resolutions.get(each.id) ?? "",
    lesson: lessons.get(each.id) ?? null,
  }));
}

const draftOf = ({ id, title, severity, services }: Incident) => ({
  number: id,
  title,
  severity,
  services: services.map(({ slug }) => slug),
});

/** The text of the last resolution, by incident. */
async function resolutionsOf(
  reader: Reader,
  of: readonly Incident[],
): Promise<Map<number, string>> {
  const entries = await reader
    .select({
      incidentId: incidentEntries.incidentId,
      data: incidentEntries.data,
      text: incidentEntries.text,
    })
    .from(incidentEntries)
    .where(
      and(
        oneOf(
          incidentEntries.incidentId,
          of.map(({ id }) => id),
        ),
        isNull(incidentEntries.deletedAt),
      ),
    )
    .orderBy(asc(incidentEntries.at), asc(incidentEntries.id));
  return new Map(
    entries.flatMap(({ incidentId, data, text }) =>
      data.kind === "status" && data.to === "resolved" ? [[incidentId, text] as const] : [],
    ),
  );
}

async function lessonsOf(reader: Reader, of: readonly Incident[]): Promise<Map<number, Lesson>> {
  const numbers = of.map((incident) => incident.id);
  const rows = await reader
    .select({
      id: postmortems.id,
      incidentId: postmortems.incidentId,
      factors: postmortems.factors,
    })
    .from(postmortems)
    .where(and(eq(postmortems.status, "published"), oneOf(postmortems.incidentId, numbers)));
  const pending = await reader
    .select({ postmortemId: postmortemActions.postmortemId, n: count() })
    .from(postmortemActions)
    .where(
      and(
        oneOf(
          postmortemActions.postmortemId,
          rows.map(({ id }) => id),
        ),
        inArray(postmortemActions.state, [...PENDING_STATES]),
      ),
    )
    .groupBy(postmortemActions.postmortemId);
  const pendingOf = new Map(pending.map(({ postmortemId, n }) => [postmortemId, n]));
  return new Map(
    rows.flatMap(({ id, incidentId, factors }) =>
      incidentId === null
        ? []
        : [[incidentId, { postmortem: id, factors, pending: pendingOf.get(id) ?? 0 }] as const],
    ),
  );
}
