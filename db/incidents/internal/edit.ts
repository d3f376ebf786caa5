import { eq, and, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { readingAll } from "../../access/reader";
import type { IncidentChange } from "./change";
import { incidents, incidentServices } from "../../schema/incidents";
import { insertEntry } from "./state";
import { knownServices } from "./known-services";
import { findIncident } from "./rows";
import { postmortems } from "../../schema/postmortems";
import type { Incident } from "../incident";

export async function editTexts(
  { tx, incident, now }: IncidentChange,
  { title, summary }: { title: string; summary: string },
): Promise<void> {
  await tx
    .update(incidents)
    .set({ title, summary, version: incident.version + 1, updatedAt: now })
    .where(eq(incidents.id, incident.id));
}

export async function replaceServices(
  change: IncidentChange,
  wanted: readonly string[],
): Promise<void> {
  const { tx, actor, incident, now } = change;
  const before = slugsOf(incident);
  const added = wanted.filter((slug) => !before.includes(slug));
  const removed = before.filter((slug) => !wanted.includes(slug));
  if (added.length + removed.length === 0) return;
  if (wanted.length === 0)
    throw new AppError("invalid", "Name at least one service.", [
      { path: "services", message: "Name at least one service." },
    ]);
  // What is affected already is not looked up again: it may have been archived since.
  const services = await knownServices(tx, actor, added);
  if (services.length > 0)
    await tx
      .insert(incidentServices)
      .values(services.map(({ id }) => ({ incidentId: incident.id, serviceId: id })));
  for (const { id, slug } of incident.services)
    if (removed.includes(slug))
      await tx
        .delete(incidentServices)
        .where(
          and(eq(incidentServices.incidentId, incident.id), eq(incidentServices.serviceId, id)),
        );
  await tx
    .update(incidents)
    .set({ version: sql`${incidents.version} + 1` })
    .where(eq(incidents.id, incident.id));
  await insertEntry(change, { at: now, data: { kind: "services", added, removed } });
  await passOn(change);
}

/**
 * Where none of the affected services is the team's in charge any more, that of the first takes
 * over, with the postmortem: it was declared for the wrong service.
 */
async function passOn({ tx, incident }: IncidentChange): Promise<void> {
  const after = await findIncident(readingAll(tx), incident.id);
  const [first] = after?.services ?? [];
  if (!after || !first || after.services.some(({ team }) => team.id === after.teamId)) return;
  await tx.update(incidents).set({ teamId: first.team.id }).where(eq(incidents.id, incident.id));
  await tx
    .update(postmortems)
    .set({ teamId: first.team.id })
    .where(eq(postmortems.incidentId, incident.id));
}

export const slugsOf = ({ services }: Incident): string[] => services.map(({ slug }) => slug);
