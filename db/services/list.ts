import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { selectCalleeNames } from "../dependencies/internal/rows";
import { selectServices } from "./internal/rows";
import type { ServiceWithCalls } from "./service";

/**
 * The services that the actor may read, by name; of what they depend on too, only what the actor
 * may read.
 */
export async function listServices(
  actor: Actor,
  filter: { team?: string; archived?: boolean } = {},
): Promise<ServiceWithCalls[]> {
  const reader = readAs(actor);
  const all = await selectServices(reader);
  const namesOf = await selectCalleeNames(reader);
  return all
    .filter(
      ({ team, archivedAt }) =>
        (!filter.team || team.slug === filter.team) && (filter.archived || archivedAt === null),
    )
    .map((service) => ({ ...service, dependencies: namesOf(service.id) }));
}
