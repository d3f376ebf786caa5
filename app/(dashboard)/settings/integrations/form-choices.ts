import { can, type UserActor } from "@/db/access/actor";
import { readableServices } from "@/server/services/readable-services";
import { readableTeams } from "@/server/teams/readable-teams";

/** The teams that someone may make integrations for, and the services of those. */
export async function formChoices(actor: UserActor) {
  const [teams, services] = await Promise.all([readableTeams(actor), readableServices(actor)]);
  const managed = teams.filter((team) => can(actor, "manage", team));
  return {
    teams: managed.map(({ slug, name }) => ({ value: slug, label: name })),
    services: services
      .filter(({ team, archivedAt }) => archivedAt === null && can(actor, "manage", team))
      .map(({ slug, name, team }) => ({
        value: slug,
        label: managed.length > 1 ? `${name} (${team.name})` : name,
      })),
  };
}
