import type { IncidentActions } from "@/components/incident/incident-actions";
import type { UserActor } from "@/db/access/actor";
import type { ShownIncident } from "@/server/incidents/shown-incident";
import type { IncidentSpending } from "@/server/incidents/spending";

/** What each card of the page is made of. `actions` is null for who may only read. */
export type CardProps = {
  actor: UserActor;
  shown: ShownIncident;
  /** What it has spent of each SLO, the most spent first. */
  spent: IncidentSpending[];
  actions: IncidentActions | null;
  /** Epoch milliseconds of the request. */
  now: number;
};
