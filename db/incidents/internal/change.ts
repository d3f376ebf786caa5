import { AppError } from "@/lib/errors/app-error";
import type { KeyTime } from "@/lib/incident/times";
import { type Actor, type Permission, assertCan } from "../../access/actor";
import type { Author } from "../../access/author";
import { readingAll, readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { type Incident, canInIncident } from "../incident";
import { changePages } from "./pages";
import { findIncident } from "./rows";
import { serialWrite } from "../../store/serial-write";
import { recordAudit } from "../../store/audit";
import { refreshIncident } from "./state";
import { tellOfChange } from "./tell";

export const notFound = () =>
  new AppError("not-found", "This incident doesn’t exist, or you don’t have access.");

/** The incident, for a change that asks `permission`. */
export async function incidentForChange(
  tx: Db,
  actor: Actor,
  number: number,
  permission: Extract<Permission, "respond" | "manage"> = "respond",
): Promise<Incident> {
  const incident = await findIncident(readingIn(tx, actor), number);
  if (!incident) throw notFound();
  if (permission === "manage" || !canInIncident(actor, "respond", incident))
    assertCan(actor, permission, incident.team);
  return incident;
}

/** An incident in the middle of a change. `holder`: of the link by which it is changed. */
export type IncidentChange = {
  tx: Db;
  actor: Actor;
  incident: Incident;
  now: Date;
  holder?: LinkHolder;
};

/** Whom a link was sent to, who does by it what it is for. */
export type LinkHolder = Author & { email: string | null };

/**
 * What a change leaves in the audit log. `marks`: the times that it may have moved, to name the
 * field at fault.
 */
export type ChangeNote = {
  action: string;
  before?: unknown;
  after?: unknown;
  marks?: readonly KeyTime[];
};

/**
 * One change of one incident, in one transaction: what follows from the timeline is brought up to
 * date, checked and audited.
 */
export async function changeIncident(
  actor: Actor,
  number: number,
  now: Date,
  work: (change: IncidentChange) => Promise<ChangeNote>,
  permission: "respond" | "manage" = "respond",
): Promise<Incident> {
  return serialWrite(async (tx) => {
    const incident = await incidentForChange(tx, actor, number, permission);
    return carryOutChange({ tx, actor, incident, now }, work);
  });
}

/** As `changeIncident`, for what the caller has been permitted and has read in this transaction. */
export async function carryOutChange(
  change: IncidentChange,
  work: (change: IncidentChange) => Promise<ChangeNote>,
): Promise<Incident> {
  const { tx, actor, incident, now, holder } = change;
  const note = await work(change);
  await refreshIncident(tx, incident.id, now, note.marks);
  const after = await storedIncident(tx, incident.id);
  const taken = note.action === "acknowledge";
  await changePages(tx, actor, { before: incident, after, taken, holder }, now);
  await tellOfChange(tx, incident, after, now);
  await recordAudit(tx, actor, {
    action: `incident.${note.action}`,
    subject: `incident:${incident.id}`,
    teamId: incident.teamId,
    before: note.before,
    after: note.after ?? (holder && { by: holder.name }),
    at: now,
  });
  return after;
}

export async function storedIncident(tx: Db, number: number): Promise<Incident> {
  const incident = await findIncident(readingAll(tx), number);
  if (!incident) throw new Error("the incident just written is not there");
  return incident;
}
