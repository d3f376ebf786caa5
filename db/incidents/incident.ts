import { concernedTeams } from "@/lib/incident/concerned-teams";
import type { Severity } from "@/lib/incident/severity";
import type { Status } from "@/lib/incident/status";
import type { Team } from "../people/teams";
import type { incidents } from "../schema/incidents";
import { type Actor, can } from "../access/actor";

type AffectedService = { id: number; slug: string; name: string; team: Team };

export type Incident = typeof incidents.$inferSelect & { team: Team; services: AffectedService[] };

/** Whoever may do so in one of the teams that it concerns, may do so here. */
export const canInIncident = (
  actor: Actor,
  permission: "respond",
  incident: Pick<Incident, "team" | "services">,
): boolean => concernedTeams(incident).some((team) => can(actor, permission, team));

/** Deleting it, and changing what others wrote, is for managers of the owning team. */
export const managesIncident = (actor: Actor, { team }: Pick<Incident, "team">): boolean =>
  can(actor, "manage", team);

/**
 * `from` and `to`: epoch milliseconds, half-open, of the start of the impact. `q`: words that title
 * or summary hold, or the number; `titled`: words that the title holds.
 */
export type IncidentFilter = {
  statuses?: readonly Status[] | undefined;
  severity?: Severity | undefined;
  team?: string | undefined;
  service?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  q?: string | undefined;
  number?: number | undefined;
  titled?: string | undefined;
};
