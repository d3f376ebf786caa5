import { and, eq, gte, inArray, isNull } from "drizzle-orm";
import { POSTMORTEM_SEVERITIES } from "@/lib/postmortem/overdue";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { incidents, incidentServices } from "../schema/incidents";
import { postmortems } from "../schema/postmortems";

/** `publishedAt`: null where none is published since the incident was resolved. */
export type AskedFor = { serviceId: number; resolvedAt: Date; publishedAt: Date | null };

/**
 * The postmortems that incidents resolved since an instant ask for and nobody has waived, once for
 * each affected service; `serviceId`: of that alone.
 */
export async function listAskedFor(
  actor: Actor,
  since: Date,
  serviceId?: number,
): Promise<AskedFor[]> {
  const rows = await readAs(actor)
    .select({
      serviceId: incidentServices.serviceId,
      resolvedAt: incidents.resolvedAt,
      status: postmortems.status,
      publishedAt: postmortems.publishedAt,
    })
    .from(incidents)
    .innerJoin(incidentServices, eq(incidentServices.incidentId, incidents.id))
    .leftJoin(postmortems, eq(postmortems.incidentId, incidents.id))
    .where(
      and(
        eq(incidents.status, "resolved"),
        inArray(incidents.severity, [...POSTMORTEM_SEVERITIES]),
        isNull(incidents.postmortemWaiver),
        gte(incidents.resolvedAt, since),
        serviceId === undefined ? undefined : eq(incidentServices.serviceId, serviceId),
      ),
    );
  return rows.flatMap(({ status, resolvedAt, publishedAt, ...row }) => {
    if (resolvedAt === null) return [];
    const counts = status === "published" && publishedAt !== null && publishedAt >= resolvedAt;
    return [{ ...row, resolvedAt, publishedAt: counts ? publishedAt : null }];
  });
}
