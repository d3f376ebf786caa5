import "server-only";
import type { Actor } from "@/db/access/actor";
import { rowsKey } from "@/db/access/rights-key";
import type { Alert } from "@/db/alerts/alert";
import { listAlerts } from "@/db/alerts/list";
import {
  listEscalations,
  listNamesIn,
  type RunningEscalation,
} from "@/db/escalations/list-escalations";
import { listToldByAlerts } from "@/db/escalations/list-told-by-alerts";
import { listDuplicates } from "@/db/incidents/duplicates";
import { getIncident } from "@/db/incidents/find";
import type { Incident } from "@/db/incidents/incident";
import { listRelated } from "@/db/incidents/links";
import { listResponders, type Responder } from "@/db/incidents/list-responders";
import { getTimeline, type Timeline } from "@/db/incidents/timeline";
import { findPostmortemOf } from "@/db/postmortems/find";
import {
  listEarlierIncidents,
  type EarlierIncident,
} from "@/db/postmortems/list-earlier-incidents";
import type { Postmortem } from "@/db/postmortems/postmortem";
import { AppError } from "@/lib/errors/app-error";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import type { Derived } from "@/lib/incident/derive";
import { derivedFrom } from "@/lib/incident/derived-from";
import { pagesSomeone } from "@/lib/incident/paging";
import { isOpen } from "@/lib/incident/status";
import { shared } from "../request/shared";

const MOST_ALERTS = 20;

type Titled = Pick<Incident, "id" | "title">;

/** All that the page of an incident shows of it. */
export type ShownIncident = ReadByAll & Paged;

/** What those with the same rights are shown alike. */
type ReadByAll = {
  incident: Incident;
  timeline: Timeline;
  /** What follows from the timeline. */
  derived: Derived;
  postmortem: Pick<Postmortem, "id" | "status"> | null;
  escalations: RunningEscalation[];
  /** Who may work it. */
  people: Responder[];
  alerts: { items: Alert[]; total: number };
  related: Incident[];
  /** What it duplicates; without its title where that may not be read. */
  original: { id: number; title: string | null } | null;
  duplicates: Titled[];
  /** Similar ones before it. */
  earlier: EarlierIncident[];
};

type Paged = {
  /** Of those who were paged, by their address. */
  names: ReadonlyMap<string, string>;
  /** Whom its alerts paged, where they do so in place of the incident itself; else null. */
  told: string[] | null;
};

/**
 * Read once for all with the same rights until anything is written, but for who was paged: each is
 * known to themselves. Throws not-found.
 */
export async function shownIncident(actor: Actor, number: number): Promise<ShownIncident> {
  const shown = await shared(actor, ["shown incident", number], () => read(actor, number));
  const paged = await shared(actor, ["paged", number, rowsKey(actor)], () =>
    readPaged(actor, shown),
  );
  return { ...shown, ...paged };
}

async function read(actor: Actor, number: number): Promise<ReadByAll> {
  const incident = await getIncident(actor, number);
  const { id } = incident;
  const [timeline, escalations, ...rest] = await Promise.all([
    getTimeline(actor, id),
    listEscalations(actor, { incidentId: id }),
    findPostmortemOf(actor, id),
    listResponders(actor, concernedTeams(incident)),
    listAlerts(actor, { incidentId: id }, { order: "open-first", limit: MOST_ALERTS, offset: 0 }),
    listRelated(actor, id),
    originalOf(actor, incident),
    listDuplicates(actor, id),
    listEarlierIncidents(actor, incident),
  ]);
  const [postmortem, people, alerts, related, original, duplicates, earlier] = rest;
  return {
    incident,
    timeline,
    derived: derivedFrom(timeline),
    postmortem,
    escalations,
    people,
    alerts,
    related,
    original,
    duplicates,
    earlier,
  };
}

async function readPaged(
  actor: Actor,
  { incident: { id, severity, status }, escalations }: ReadByAll,
): Promise<Paged> {
  const pagesByAlerts = escalations.length === 0 && pagesSomeone(severity) && isOpen(status);
  return {
    names: await listNamesIn(actor, escalations),
    told: pagesByAlerts ? await listToldByAlerts(actor, id) : null,
  };
}

async function originalOf(
  actor: Actor,
  { duplicateOfId }: Incident,
): Promise<ReadByAll["original"]> {
  if (duplicateOfId === null) return null;
  const found = await getIncident(actor, duplicateOfId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  });
  return { id: duplicateOfId, title: found?.title ?? null };
}
