import { and, desc, eq, lt, ne, asc, isNull, count, inArray } from "drizzle-orm";
import { groupBy } from "@/lib/collections/group-by";
import { likelyDuplicates } from "@/lib/incident/duplicates";
import { PENDING_STATES } from "@/lib/postmortem/action-item";
import type { Incident } from "../incidents/incident";
import type { Actor } from "../access/actor";
import { snapshotAs, type Reader } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { incidentServices, incidents, incidentEntries } from "../schema/incidents";
import { oneOf } from "../store/key-rows";
import { amongAffecting } from "../incidents/internal/filter";
import { services } from "../schema/slos";
import { postmortemActions, postmortems } from "../schema/postmortems";

/** The likest are looked for among the last so many of the same services. */
const LOOKED_AT = 60;

const MOST = 3;

/** `pending`: action items that someone still has to do. */
type Lesson = { postmortem: number; factors: string[]; pending: number };

type PastIncident = Pick<
  Incident,
  "id" | "title" | "summary" | "severity" | "startedAt" | "resolvedAt"
>;

export type EarlierIncident = {
  incident: PastIncident;
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
  const looked = await lookedAt(reader, incident);
  const ranked = likelyDuplicates(
    { title: incident.title, services: incident.services.map(({ slug }) => slug) },
    looked,
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

/** The last incidents of the same services that were resolved, each with its services. */
async function lookedAt(reader: Reader, incident: Incident) {
  const past = await pastRows(reader, {
    number: incident.id,
    before: incident.startedAt,
    serviceIds: incident.services.map((service) => service.id),
  });
  if (past.length === 0) return [];
  const affected = await affectedRows(reader, { numbers: past.map((each) => each.id) });
  const byIncident = groupBy(affected, ({ incidentId }) => incidentId);
  return past.map((each) => ({
    number: each.id,
    title: each.title,
    severity: each.severity,
    services: (byIncident.get(each.id) ?? []).map(({ slug }) => slug),
    incident: each,
  }));
}

const { id, title, summary, severity, startedAt, resolvedAt } = incidents;

type Past = { number: number; before: Date; serviceIds: readonly number[] };
type OfIncidents = Given<{ numbers: readonly number[] }>;

const pastRows = repeated((reader, { number, before, serviceIds }: Given<Past>) =>
  reader
    .select({ id, title, summary, severity, startedAt, resolvedAt })
    .from(incidents)
    .where(
      and(
        eq(incidents.status, "resolved"),
        ne(id, number),
        lt(startedAt, before),
        amongAffecting(oneOf(services.id, serviceIds)),
      ),
    )
    .orderBy(desc(startedAt), desc(id))
    .limit(LOOKED_AT),
);

const affectedRows = repeated((reader, { numbers }: OfIncidents) =>
  reader
    .select({ incidentId: incidentServices.incidentId, slug: services.slug })
    .from(incidentServices)
    .innerJoin(services, eq(services.id, incidentServices.serviceId))
    .where(oneOf(incidentServices.incidentId, numbers)),
);

/** The text of the last resolution, by incident. */
async function resolutionsOf(
  reader: Reader,
  of: readonly PastIncident[],
): Promise<Map<number, string>> {
  const entries = await entryRows(reader, { numbers: of.map((each) => each.id) });
  return new Map(
    entries.flatMap(({ incidentId, data, text }) =>
      data.kind === "status" && data.to === "resolved" ? [[incidentId, text] as const] : [],
    ),
  );
}

const entryRows = repeated((reader, { numbers }: OfIncidents) =>
  reader
    .select({
      incidentId: incidentEntries.incidentId,
      data: incidentEntries.data,
      text: incidentEntries.text,
    })
    .from(incidentEntries)
    .where(and(oneOf(incidentEntries.incidentId, numbers), isNull(incidentEntries.deletedAt)))
    .orderBy(asc(incidentEntries.at), asc(incidentEntries.id)),
);

async function lessonsOf(
  reader: Reader,
  of: readonly PastIncident[],
): Promise<Map<number, Lesson>> {
  const rows = await lessonRows(reader, { numbers: of.map((each) => each.id) });
  if (rows.length === 0) return new Map();
  const pending = await pendingRows(reader, { postmortemIds: rows.map((row) => row.id) });
  const pendingOf = new Map(pending.map(({ postmortemId, n }) => [postmortemId, n]));
  return new Map(
    rows.flatMap(({ id: postmortem, incidentId, factors }) =>
      incidentId === null
        ? []
        : [[incidentId, { postmortem, factors, pending: pendingOf.get(postmortem) ?? 0 }] as const],
    ),
  );
}

const lessonRows = repeated((reader, { numbers }: OfIncidents) =>
  reader
    .select({
      id: postmortems.id,
      incidentId: postmortems.incidentId,
      factors: postmortems.factors,
    })
    .from(postmortems)
    .where(and(eq(postmortems.status, "published"), oneOf(postmortems.incidentId, numbers))),
);

const pendingRows = repeated(
  (reader, { postmortemIds }: Given<{ postmortemIds: readonly number[] }>) =>
    reader
      .select({ postmortemId: postmortemActions.postmortemId, n: count() })
      .from(postmortemActions)
      .where(
        and(
          oneOf(postmortemActions.postmortemId, postmortemIds),
          inArray(postmortemActions.state, [...PENDING_STATES]),
        ),
      )
      .groupBy(postmortemActions.postmortemId),
);
