import { cache } from "react";
import type { IncidentActions } from "@/components/incident/incident-actions";
import type { UserActor } from "@/db/access/actor";
import { getTimeline } from "@/db/incidents/timeline";
import type { Incident } from "@/db/incidents/incident";
import { findPostmortemOf } from "@/db/postmortems/find";
import { incidentSpending } from "@/server/incidents/spending";

/** What each card of the page is made of. `actions` is null for who may only read. */
export type CardProps = {
  actor: UserActor;
  incident: Incident;
  actions: IncidentActions | null;
  /** Epoch milliseconds of the request. */
  now: number;
};

/** Read once for all cards of a page. */
export const timelineOf = cache((actor: UserActor, { id }: Incident) => getTimeline(actor, id));
export const postmortemOf = cache((actor: UserActor, { id }: Incident) =>
  findPostmortemOf(actor, id),
);
export const spendingOf = cache(incidentSpending);
