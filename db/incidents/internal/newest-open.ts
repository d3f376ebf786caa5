import { and, desc, eq, notInArray } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { incidents, incidentServices } from "../../schema/incidents";

/** The number of the newest open incident of a service; null where none is open. */
export async function newestOpenOf(reader: Reader, serviceId: number): Promise<number | null> {
  const [open] = await reader
    .select({ id: incidents.id })
    .from(incidents)
    .innerJoin(incidentServices, eq(incidentServices.incidentId, incidents.id))
    .where(
      and(
        eq(incidentServices.serviceId, serviceId),
        notInArray(incidents.status, ["resolved", "canceled"]),
      ),
    )
    .orderBy(desc(incidents.id))
    .limit(1);
  return open?.id ?? null;
}
