import { RolesCard } from "@/components/incident/roles-card";
import type { CardProps } from "./card-props";

/** Who commands, communicates, operates and takes notes. */
export const Roles = ({ actor, shown: { incident, people }, actions }: CardProps) => (
  <RolesCard
    number={incident.id}
    roles={incident.roles}
    people={people}
    me={actor.email}
    actions={actions}
  />
);
