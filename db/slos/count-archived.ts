import { and, count, eq, isNotNull, or } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { services, slos } from "../schema/slos";

/** How many of a service's SLOs that the actor may read are archived: by themselves, or with it. */
export async function countArchivedSlos(actor: Actor, service: string): Promise<number> {
  const [counted] = await readAs(actor)
    .select({ slos: count() })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .where(
      and(
        eq(services.slug, service),
        or(isNotNull(slos.archivedAt), isNotNull(services.archivedAt)),
      ),
    );
  return counted?.slos ?? 0;
}
