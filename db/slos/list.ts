import { and, asc, eq, isNull } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs, snapshotAs } from "../access/reader";
import { windowMemory } from "../measurements/internal/window-memory";
import { services, slos } from "../schema/slos";
import { selectSlos } from "./internal/rows";
import type { Slo, SloFilter } from "./slo";

/**
 * The SLOs that the actor may read, by service and name, with their objectives in order: few
 * statements, however many SLOs.
 */
export function listSlos(actor: Actor, filter: SloFilter = {}): Promise<Slo[]> {
  const memory = windowMemory();
  return snapshotAs(actor, (reader) => selectSlos(reader, filter, memory));
}

export type SloName = {
  id: number;
  name: string;
  slug: string;
  service: { name: string; slug: string };
};

/** What the SLOs that the actor may read are called: a small part of `listSlos`, for search. */
export const listSloNames = async (actor: Actor): Promise<SloName[]> =>
  readAs(actor)
    .select({
      id: slos.id,
      name: slos.name,
      slug: slos.slug,
      service: { name: services.name, slug: services.slug },
    })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .where(and(isNull(slos.archivedAt), isNull(services.archivedAt)))
    .orderBy(asc(services.name), asc(slos.name), asc(slos.id));
