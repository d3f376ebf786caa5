import type { IncidentInput } from "@/lib/incident/schema";
import { pagesSomeone } from "@/lib/incident/paging";
import { isOpen } from "@/lib/incident/status";
import type { Actor } from "../../access/actor";
import { openPagesOf } from "../../alerts/internal/open-alerts";
import {
  acknowledgeEscalations,
  beginEscalation,
  endEscalations,
} from "../../escalations/internal/escalate";
import { readingAll } from "../../access/reader";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import type { Incident } from "../incident";
import type { LinkHolder } from "./change";
import { findIncident } from "./rows";

/** Pages for one that is severe and goes on, unless it was declared as in somebody's hands already. */
export async function pageForDeclared(
  tx: Db,
  incident: Incident,
  { acknowledgedAt }: Pick<IncidentInput, "acknowledgedAt">,
  now: Date,
): Promise<void> {
  if (pagesSomeone(incident.severity) && isOpen(incident.status) && acknowledgedAt === undefined)
    await pageForServices(tx, incident, now);
}

/** A mute silences an alert; the incident that it paged for is still to be answered. */
export async function pageForMuted(tx: Db, incidentId: number, now: Date): Promise<void> {
  const incident = await findIncident(readingAll(tx), incidentId);
  if (!incident || !pagesSomeone(incident.severity) || !isOpen(incident.status)) return;
  if (incident.acknowledgedAt === null) await pageForServices(tx, incident, now);
}

/** By the policy of each affected service, but for one whose alert pages already. */
async function pageForServices(tx: Db, { id, services }: Incident, now: Date): Promise<void> {
  const subject = { incidentId: id };
  const paged = await pagedByAlerts(tx, id);
  for (const { id: serviceId, team } of services) {
    // The made-up teams of the demo wake nobody.
    if (team.demo || paged.has(serviceId)) continue;
    const by = { teamId: team.id, serviceId, policySlug: null };
    await beginEscalation(tx, subject, by, "page", now);
  }
}

async function pagedByAlerts(tx: Db, incidentId: number): Promise<Set<number | null>> {
  const rows = await tx
    .select({ serviceId: alerts.serviceId })
    .from(alerts)
    .where(openPagesOf(incidentId));
  return new Set(rows.map(({ serviceId }) => serviceId));
}

type Silencing = {
  before: Incident;
  after: Incident;
  taken: boolean;
  holder: LinkHolder | undefined;
};

/** What a change of an incident means for those who are, or are to be, paged for it. */
export async function changePages(
  tx: Db,
  actor: Actor,
  { before, after, taken, holder }: Silencing,
  now: Date,
): Promise<void> {
  const subject = { incidentId: after.id };
  if (!isOpen(after.status)) await endEscalations(tx, subject, now);
  else if (taken || (before.acknowledgedAt === null && after.acknowledgedAt !== null))
    await acknowledgeEscalations(tx, subject, nameOf(actor, holder), now);
  // Whoever has had it so far has taken on nothing that pages.
  else if (pagesSomeone(after.severity) && !pagesSomeone(before.severity))
    await pageForServices(tx, after, now);
}

/** By email where there is one: so somebody is known who can be asked. */
function nameOf(actor: Actor, holder: LinkHolder | undefined): string {
  if (holder) return holder.email ?? holder.name;
  switch (actor.kind) {
    case "user":
      return actor.email;
    case "token":
      return actor.name;
    case "system":
      return "Burnline";
    default:
      return actor satisfies never;
  }
}
