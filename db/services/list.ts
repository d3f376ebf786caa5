import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { selectServices, withDependencies } from "./internal/rows";
import type { Service } from "./service";

/**
 * The services that the actor may read, by name; of what they depend on too, only what the actor
 * may read.
 */
export async function listServices(
  actor: Actor,
  filter: { team?: string; archived?: boolean } = {},
): Promise<Service[]> {
  const all = await selectServices(readAs(actor));
  const readable = new Set(all.map(({ slug }) => slug));
  return all
    .filter(
      ({ team, archivedAt }) =>
        (!filter.team || team.slug === filter.team) && (filter.archived || archivedAt === null),
    )
    .map((service) => withDependencies(service, readable));
}
