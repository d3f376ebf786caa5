import { eq } from "drizzle-orm";
import type { PagedFor } from "@/lib/escalation/paged-for";
import { alerts } from "../../schema/alerts";
import { incidents } from "../../schema/incidents";
import type { Db } from "../../store/engine";

type Subject = { alertId: number | null; incidentId: number | null };

/** What levels are chosen by: that it is an alert, and the severity of its incident as it is now. */
export async function pagedFor(tx: Db, { alertId, incidentId }: Subject): Promise<PagedFor[]> {
  const kinds: PagedFor[] = alertId === null ? [] : ["page"];
  const of = alertId === null ? incidentId : await incidentOf(tx, alertId);
  if (of === null) return kinds;
  const [incident] = await tx
    .select({ severity: incidents.severity })
    .from(incidents)
    .where(eq(incidents.id, of));
  return incident ? [...kinds, incident.severity] : kinds;
}

async function incidentOf(tx: Db, alertId: number): Promise<number | null> {
  const [alert] = await tx
    .select({ incidentId: alerts.incidentId })
    .from(alerts)
    .where(eq(alerts.id, alertId));
  return alert?.incidentId ?? null;
}
