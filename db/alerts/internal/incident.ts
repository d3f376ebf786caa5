import { and, eq } from "drizzle-orm";
import { isOpen } from "@/lib/incident/status";
import type { Actor } from "../../access/actor";
import { readingAll } from "../../access/reader";
import { isUnanswered } from "../../escalations/internal/escalate";
import { storedIncident } from "../../incidents/internal/change";
import { insertDeclared } from "../../incidents/internal/insert-declared";
import { newestOpenOf } from "../../incidents/internal/newest-open";
import { pageForDeclared } from "../../incidents/internal/pages";
import { findIncident } from "../../incidents/internal/rows";
import { insertEntry, insertKeyTime, refreshIncident } from "../../incidents/internal/state";
import { tellOfDeclared } from "../../incidents/internal/tell";
import { findServiceBySlug } from "../../services/internal/rows";
import { alerts } from "../../schema/alerts";
import { services } from "../../schema/slos";
import type { Service } from "../../services/service";
import type { Db } from "../../store/engine";
import type { By } from "./changed";
import type { AlertRow } from "./life";
import { openPagesOf } from "./open-alerts";

/**
 * Joins an alert to the open incident of its service, or opens one, as the rules of its team say. A
 * service with an open incident gets no second one.
 */
export async function openIncidentOf(
  tx: Db,
  actor: Actor,
  alert: AlertRow,
  now: Date,
): Promise<void> {
  const choice = alert.route?.incident ?? { kind: "none" };
  if (choice.kind === "none" || alert.serviceId === null || alert.incidentId !== null) return;
  const open = await newestOpenOf(readingAll(tx), alert.serviceId);
  if (open !== null) await joinIncident(tx, actor, alert, open, now);
  else if (choice.kind === "open") {
    const service = await serviceOf(tx, alert.serviceId);
    if (!service) return;
    const number = await insertDeclared(
      tx,
      actor,
      {
        title: alert.title,
        summary: "",
        severity: `SEV${choice.severity}`,
        services: [service.slug],
        startedAt: alert.startedAt.getTime(),
        detectedAt: now.getTime(),
      },
      [service],
      now,
      { detectedBy: "alert" },
    );
    await joinIncident(tx, actor, alert, number, now);
    const incident = await storedIncident(tx, number);
    await pageForDeclared(tx, incident, {}, now);
    await tellOfDeclared(tx, incident, now);
  }
}

async function serviceOf(tx: Db, id: number): Promise<Service | null> {
  const [found] = await tx
    .select({ slug: services.slug })
    .from(services)
    .where(eq(services.id, id));
  return found ? findServiceBySlug(tx, found.slug) : null;
}

/** Puts an alert into an incident, whose timeline tells of it. */
export async function joinIncident(
  tx: Db,
  actor: Actor,
  { id, title }: Pick<AlertRow, "id" | "title">,
  incidentId: number,
  now: Date,
): Promise<void> {
  await tx.update(alerts).set({ incidentId }).where(eq(alerts.id, id));
  const change = { tx, actor, incident: { id: incidentId }, now };
  await insertEntry(change, { at: now, data: { kind: "alert" }, text: title, source: "alert" });
  await refreshIncident(tx, incidentId, now);
}

/**
 * In the timeline of the incident that it belongs to, while that goes on. The last page of an
 * incident that is answered acknowledges the incident as well.
 */
export async function noteAcknowledged(
  tx: Db,
  actor: Actor,
  { title, incidentId }: AlertRow,
  by: By | null,
  now: Date,
): Promise<void> {
  const incident = incidentId === null ? null : await findIncident(readingAll(tx), incidentId);
  if (!incident || !isOpen(incident.status)) return;
  const holder = by && { id: by.userId, name: by.name, email: null };
  const change = { tx, actor, incident, now, ...(holder ? { holder } : {}) };
  const text = `Acknowledged: ${title}`;
  const source = by?.userId == null ? "alert" : "human";
  await insertEntry(change, { at: now, data: { kind: "alert" }, text, source });
  const isNew = incident.acknowledgedAt === null && incident.mitigatedAt === null;
  if (isNew && !(await isStillPaging(tx, incident.id)))
    await insertKeyTime(change, "acknowledged", now, source);
  await refreshIncident(tx, incident.id, now);
}

async function isStillPaging(tx: Db, incidentId: number): Promise<boolean> {
  const firing = await tx.$count(alerts, and(openPagesOf(incidentId), eq(alerts.state, "firing")));
  return firing > 0 || (await isUnanswered(tx, { incidentId }));
}
