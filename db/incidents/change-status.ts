import { AppError } from "@/lib/errors/app-error";
import { overtaken, settledAt } from "@/lib/incident/derive";
import { entryWords } from "@/lib/incident/entry-words";
import { STATUS_WORDS, canMove, type Status } from "@/lib/incident/status";
import type { Severity } from "@/lib/incident/severity";
import type { Actor } from "../access/actor";
import { tellOriginal } from "./duplicates";
import { assertPast, outOfOrder } from "./entries";
import {
  changeIncident,
  entriesOf,
  insertEntry,
  type ChangeNote,
  type IncidentChange,
} from "./state";
import type { Incident } from "./incidents";

export type Moved<T> = {
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

export async function moveStatus(
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

export async function moveSeverity(
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
