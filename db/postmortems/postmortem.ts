import { type Incident, canInIncident } from "../incidents/incident";
import type { Team } from "../people/teams";
import type { postmortems } from "../schema/postmortems";
import { type Actor, can } from "../access/actor";

export type Postmortem = typeof postmortems.$inferSelect & {
  team: Team;
  incident: Incident | null;
};

/** Whoever may respond in the team that owns it, or in its incident, may do so here. */
export const canInPostmortem = (
  actor: Actor,
  permission: "respond",
  { team, incident }: Pick<Postmortem, "team" | "incident">,
): boolean =>
  can(actor, permission, team) || (incident !== null && canInIncident(actor, permission, incident));
