import { eq, min, ne, sql } from "drizzle-orm";
import type { ServiceLives } from "@/lib/incident/downtime";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { incidents, incidentServices } from "../schema/incidents";
import { services, slos } from "../schema/slos";

const firstMinute = sql<
  number | null
>`(select min(${slos.firstMinute}) from ${slos} where ${slos.serviceId} = ${services.id})`;

/**
 * Of the services that incidents touched which the actor may read: each was there from when it was
 * made, measured or failed first, whichever is earliest, until it was archived.
 */
export async function listServiceLives(actor: Actor): Promise<ServiceLives> {
  const { slug, createdAt, archivedAt } = services;
  const rows = await readAs(actor)
    .select({ slug, createdAt, archivedAt, failedAt: min(incidents.startedAt), firstMinute })
    .from(incidents)
    .innerJoin(incidentServices, eq(incidentServices.incidentId, incidents.id))
    .innerJoin(services, eq(services.id, incidentServices.serviceId))
    .where(ne(incidents.status, "canceled"))
    .groupBy(services.id, slug, createdAt, archivedAt);
  return new Map(
    rows.map((row) => [
      row.slug,
      {
        start: Math.min(
          row.createdAt.getTime(),
          row.failedAt?.getTime() ?? Infinity,
          row.firstMinute === null ? Infinity : row.firstMinute * MINUTE_MS,
        ),
        end: row.archivedAt?.getTime() ?? Infinity,
      },
    ]),
  );
}
