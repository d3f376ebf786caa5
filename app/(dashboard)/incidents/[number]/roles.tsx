import { RolesCard } from "@/components/incident/roles-card";
import { listResponders } from "@/db/incidents/list-responders";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import type { CardProps } from "./incident-reads";

/** Who commands, communicates, operates and takes notes. */
export async function Roles({ actor, incident, actions }: CardProps) {
  const people = await listResponders(actor, concernedTeams(incident));
  return (
    <RolesCard
      number={incident.id}
      roles={incident.roles}
      people={people}
      me={actor.email}
      actions={actions}
    />
  );
}
