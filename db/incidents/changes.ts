import { and, eq, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { overtaken, settledAt } from "@/lib/incident/derive";
import { ROLES, ROLE_WORDS, type IncidentRole } from "@/lib/incident/entry";
import { entryWords } from "@/lib/incident/entry-words";
import type { IncidentPatch } from "@/lib/incident/schema";
import { STATUS_WORDS, canMove, isOpen, type Status } from "@/lib/incident/status";
import type { Severity } from "@/lib/incident/severity";
import { FIELD_OF_MARK, MARK_WORDS, settledTime, type Mark } from "@/lib/incident/times";
import type { Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { changeInTurn } from "../store/change-in-turn";
import { becomeDuplicate, stopBeingDuplicate, tellOriginal } from "./duplicates";
import { knownServices } from "./declare";
import { assertPast, keepVersion, outOfOrder } from "./entries";
import { holderOf } from "./people";
import {
  changeIncident,
  derivedOf,
  entriesOf,
  insertEntry,
  insertMark,
  type ChangeNote,
  type IncidentChange,
} from "./state";
import { concernedTeams, findIncident, incidentForChange, type Incident } from "./incidents";
import { incidentEntries, incidentMarks, incidents, incidentServices } from "../schema/incidents";
import { postmortems } from "../schema/postmortems";

type Moved<T> = {
  to: T;
  at?: Date | undefined;
  text?: string | undefined;
  /** What the page showed: another one in the store is a conflict. */ from?: T | undefined;
};

/**
 * Moves an incident to another status; throws conflict where it is not that from which the move
 * started.
 */
export const changeStatus = (
  actor: Actor,
  number: number,
  moved: Moved<Status>,
  now: Date,
): Promise<Incident> => changeIncident(actor, number, now, (change) => moveStatus(change, moved));

export const changeSeverity = (
  actor: Actor,
  number: number,
  moved: Moved<Severity>,
  now: Date,
): Promise<Incident> => changeIncident(actor, number, now, (change) => moveSeverity(change, moved));

/**
 * Someone takes it: the incident counts as acknowledged from now on. Doing so again changes
 * nothing.
 */
export const acknowledgeIncident = (actor: Actor, number: number, now: Date): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const { status, acknowledgedAt } = change.incident;
    if (!isOpen(status))
      throw new AppError(
        "conflict",
        `The incident is ${STATUS_WORDS[status].toLowerCase()} by now. Set the time it was acknowledged under its times, if it was.`,
      );
    if (acknowledgedAt === null) await insertMark(change, "acknowledged", now, "human");
    return { action: "acknowledge", marks: ["acknowledged"] };
  });

/** Tells stakeholders something, with the status that it brings. */
export const updateStakeholders = (
  actor: Actor,
  number: number,
  { text, status }: { text: string; status?: Moved<Status> | undefined },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    await insertEntry(change, { at: now, data: { kind: "update" }, text });
    const moved =
      status && status.to !== change.incident.status ? await moveStatus(change, status) : null;
    return {
      action: "update-stakeholders",
      after: { text, status: status?.to },
      marks: moved?.marks ?? [],
    };
  });

/**
 * Hands a role over, by email, or with null leaves it open. `from`: the holder's id that the page
 * showed, null for nobody; another one is a conflict.
 */
export const assignRole = (
  actor: Actor,
  number: number,
  role: IncidentRole,
  { email, from }: { email: string | null; from?: number | null | undefined },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const holder = change.incident.roles[role];
    if (from !== undefined && from !== (holder?.userId ?? null)) {
      throw new AppError(
        "conflict",
        `${ROLE_WORDS[role].word} is ${holder ? holder.name : "nobody"} by now: someone changed that meanwhile. Send this again if it still holds.`,
      );
    }
    return handOver(change, role, email);
  });

/**
 * Sets one of its times, or with null says that nobody knows it; `expected` is the value that the
 * page showed.
 */
export const setTime = (
  actor: Actor,
  number: number,
  { mark, at, expected }: { mark: Mark; at: number | null; expected?: number | null | undefined },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const known = change.incident[FIELD_OF_MARK[mark]]?.getTime() ?? null;
    if (expected !== undefined && expected !== known) {
      throw new AppError(
        "conflict",
        `Someone changed this time meanwhile: ${MARK_WORDS[mark].toLowerCase()} is now ${known === null ? "not known" : new Date(known).toISOString()}. Your entry is still here: save it again to replace that.`,
      );
    }
    const { times } = await derivedOf(change.tx, number);
    return moveMark(change, mark, at === null ? null : settledTime(times, mark, at));
  });

/** Changes title, summary and services; `expectedVersion` is that from which the form started. */
export const editIncident = (
  actor: Actor,
  number: number,
  edit: { title: string; summary: string; services: readonly string[]; expectedVersion: number },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const { title, summary, version } = change.incident;
    if (version !== edit.expectedVersion) {
      throw new AppError(
        "conflict",
        `Someone changed this incident after you opened the form. It now reads "${title}"${summary ? `, with the summary "${summary}"` : ""}, and affects ${slugsOf(change.incident).join(", ")}. Your entries are still here: save again to replace theirs.`,
      );
    }
    await editTexts(change, edit);
    await replaceServices(change, edit.services);
    return {
      action: "edit",
      before: { title, summary, services: slugsOf(change.incident) },
      after: { title: edit.title, summary: edit.summary, services: edit.services },
    };
  });

/** Everything that a patch names, all or nothing. */
export const patchIncident = (
  actor: Actor,
  number: number,
  patch: IncidentPatch,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const marks: Mark[] = [];
    await patchDuplicate(change, patch);
    if (patch.title !== undefined || patch.summary !== undefined)
      await editTexts(change, {
        title: patch.title ?? change.incident.title,
        summary: patch.summary ?? change.incident.summary,
      });
    if (patch.services !== undefined) await replaceServices(change, patch.services);
    if (patch.severity !== undefined && patch.severity !== change.incident.severity)
      await moveSeverity(change, { to: patch.severity });
    for (const role of ROLES) {
      const email = patch.roles?.[role];
      if (email !== undefined) await handOver(change, role, email);
    }
    for (const mark of ["started", "detected", "acknowledged", "mitigated"] as const) {
      const at = patch[FIELD_OF_MARK[mark]];
      if (at !== undefined) marks.push(...((await moveMark(change, mark, at)).marks ?? []));
    }
    const resolves =
      patch.resolvedAt !== undefined &&
      change.incident.status !== "resolved" &&
      (patch.status ?? "resolved") === "resolved";
    if (resolves)
      marks.push(
        ...((await moveStatus(change, { to: "resolved", at: new Date(patch.resolvedAt ?? now) }))
          .marks ?? []),
      );
    else {
      if (patch.status !== undefined && patch.status !== change.incident.status)
        marks.push(...((await moveStatus(change, { to: patch.status })).marks ?? []));
      if (patch.resolvedAt !== undefined)
        marks.push(...((await moveMark(change, "resolved", patch.resolvedAt)).marks ?? []));
    }
    return { action: "patch", after: patch, marks };
  });

/** Deletes the incident with its timeline; for managers of the owning team. */
export async function deleteIncident(actor: Actor, number: number, now: Date): Promise<void> {
  await changeInTurn(async (tx) => {
    const { title, severity, status, teamId } = await incidentForChange(
      tx,
      actor,
      number,
      "manage",
    );
    await tx.delete(incidents).where(eq(incidents.id, number));
    await recordAudit(tx, actor, {
      action: "incident.delete",
      subject: `incident:${number}`,
      teamId,
      before: { title, severity, status },
      at: now,
    });
  });
}

async function patchDuplicate(
  change: IncidentChange,
  { duplicateOf, status, resolvedAt }: IncidentPatch,
): Promise<void> {
  if (duplicateOf === undefined) return;
  if (status !== undefined || resolvedAt !== undefined) {
    const message =
      "Marking a duplicate cancels it, and taking that back gives it the status it had: leave out status and resolvedAt.";
    throw new AppError("invalid", message, [{ path: "duplicateOf", message }]);
  }
  if (duplicateOf !== null) await becomeDuplicate(change, duplicateOf);
  else if (change.incident.duplicateOfId !== null) await stopBeingDuplicate(change);
}

const slugsOf = ({ services }: Incident): string[] => services.map(({ slug }) => slug);

async function moveStatus(
  change: IncidentChange,
  { to, at, text, from }: Moved<Status>,
): Promise<ChangeNote> {
  const { incident, now } = change;
  if (from !== undefined && from !== incident.status) {
    throw new AppError(
      "conflict",
      `The incident is ${STATUS_WORDS[incident.status].toLowerCase()} by now: someone changed that meanwhile. Look at the timeline, then send this again if it still holds.`,
    );
  }
  if (!canMove(incident.status, to)) {
    const message =
      incident.status === to
        ? `The incident is ${STATUS_WORDS[to].toLowerCase()} already.`
        : `A ${STATUS_WORDS[incident.status].toLowerCase()} incident cannot become ${STATUS_WORDS[to].toLowerCase()}. Re-open it first.`;
    throw new AppError("conflict", message, [{ path: "status", message }]);
  }
  await addInOrder(change, { at: at ?? now, data: { kind: "status", to }, text });
  if (incident.duplicateOfId !== null) await tellOriginal(change, incident.duplicateOfId, true);
  return {
    action: "change-status",
    before: incident.status,
    after: to,
    marks: to === "resolved" ? ["resolved", "mitigated"] : ["mitigated"],
  };
}

async function moveSeverity(
  change: IncidentChange,
  { to, at, text, from }: Moved<Severity>,
): Promise<ChangeNote> {
  const { incident, now } = change;
  if (from !== undefined && from !== incident.severity)
    throw new AppError(
      "conflict",
      `The incident is a ${incident.severity} by now: someone changed that meanwhile. Send this again if it still holds.`,
    );
  if (incident.severity !== to)
    await addInOrder(change, { at: at ?? now, data: { kind: "severity", to }, text });
  return { action: "change-severity", before: incident.severity, after: to };
}

async function handOver(
  change: IncidentChange,
  role: IncidentRole,
  email: string | null,
): Promise<ChangeNote> {
  const before = change.incident.roles[role] ?? null;
  const to =
    email === null ? null : await holderOf(change.tx, role, email, concernedTeams(change.incident));
  if (to?.userId !== before?.userId)
    await insertEntry(change, { at: change.now, data: { kind: "role", role, to } });
  return {
    action: "assign-role",
    before: { role: ROLE_WORDS[role].word, holder: before },
    after: { role: ROLE_WORDS[role].word, holder: to },
    marks: ["acknowledged"],
  };
}

/** A change of status or severity comes after the one before it. */
async function addInOrder(
  change: IncidentChange,
  entry: {
    at: Date;
    data: { kind: "status"; to: Status } | { kind: "severity"; to: Severity };
    text?: string | undefined;
  },
): Promise<void> {
  assertPast(entry.at.getTime(), change.now);
  const written = { id: Number.MAX_SAFE_INTEGER, at: Number.MAX_SAFE_INTEGER, data: entry.data };
  const entries = await entriesOf(change.tx, change.incident.id);
  const at = new Date(settledAt(entries, written, entry.at.getTime()));
  const later = overtaken(entries, written, at.getTime());
  if (later)
    throw outOfOrder(
      `${entryWords(entry.data)} at ${entry.at.toISOString()}`,
      `${entryWords(later.data)} at ${new Date(later.at).toISOString()}`,
    );
  await insertEntry(change, {
    at,
    data: entry.data,
    ...(entry.text === undefined ? {} : { text: entry.text }),
  });
}

async function moveMark(
  change: IncidentChange,
  mark: Mark,
  at: number | null,
): Promise<ChangeNote> {
  const before = change.incident[FIELD_OF_MARK[mark]]?.toISOString() ?? null;
  if (mark === "started" && at === null)
    throw new AppError(
      "invalid",
      "Say when the impact began, if only about: every duration counts from there.",
      [{ path: FIELD_OF_MARK.started, message: "Say when the impact began, if only about." }],
    );
  if (mark !== "resolved") {
    await keepFollowed(change, mark);
    await insertMark(change, mark, at === null ? null : new Date(at), "human");
  } else await moveResolution(change, at);
  return {
    action: "set-time",
    before: { mark, at: before },
    after: { mark, at: at === null ? null : new Date(at).toISOString() },
    marks: [mark],
  };
}

/**
 * Before a time that followed from the timeline is set by someone for the first time, what it was
 * is kept beside it.
 */
async function keepFollowed(
  { tx, incident }: IncidentChange,
  mark: Exclude<Mark, "resolved">,
): Promise<void> {
  const at = incident[FIELD_OF_MARK[mark]];
  const [known] = await tx
    .select({ id: incidentMarks.id })
    .from(incidentMarks)
    .where(and(eq(incidentMarks.incidentId, incident.id), eq(incidentMarks.mark, mark)))
    .limit(1);
  if (known || at === null) return;
  await tx.insert(incidentMarks).values({
    incidentId: incident.id,
    mark,
    at,
    source: "transition",
    setById: null,
    setBy: "the timeline",
    setAt: at,
  });
}

/** The time of resolution is that of the entry which resolved it. */
async function moveResolution(
  { tx, incident, actor, now }: IncidentChange,
  at: number | null,
): Promise<void> {
  const entries = await entriesOf(tx, incident.id);
  const { times } = await derivedOf(tx, incident.id);
  const entry = entries.findLast(
    ({ data, at: resolvedAt }) =>
      data.kind === "status" && data.to === "resolved" && resolvedAt === times.resolvedAt,
  );
  if (!entry || at === null) {
    const message =
      at === null
        ? "An incident is not resolved any more when it is re-opened: change its status."
        : "This incident is not resolved. Resolve it instead, at that time.";
    throw new AppError("invalid", message, [{ path: FIELD_OF_MARK.resolved, message }]);
  }
  const other = overtaken(entries, entry, at);
  if (other)
    throw outOfOrder(
      `Resolved at ${new Date(at).toISOString()}`,
      `${entryWords(other.data)} at ${new Date(other.at).toISOString()}`,
    );
  await keepVersion({ tx, actor, now }, entry.id);
  await tx
    .update(incidentEntries)
    .set({ at: new Date(at) })
    .where(eq(incidentEntries.id, entry.id));
}

async function editTexts(
  { tx, incident, now }: IncidentChange,
  { title, summary }: { title: string; summary: string },
): Promise<void> {
  await tx
    .update(incidents)
    .set({ title, summary, version: incident.version + 1, updatedAt: now })
    .where(eq(incidents.id, incident.id));
}

async function replaceServices(change: IncidentChange, wanted: readonly string[]): Promise<void> {
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
  const after = await findIncident(tx, incident.id);
  const [first] = after?.services ?? [];
  if (!after || !first || after.services.some(({ team }) => team.id === after.teamId)) return;
  await tx.update(incidents).set({ teamId: first.team.id }).where(eq(incidents.id, incident.id));
  await tx
    .update(postmortems)
    .set({ teamId: first.team.id })
    .where(eq(postmortems.incidentId, incident.id));
}
