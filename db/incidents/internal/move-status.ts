import { AppError } from "@/lib/errors/app-error";
import { STATUS_WORDS, type Status, canMove } from "@/lib/incident/status";
import type { Severity } from "@/lib/incident/severity";
import { entryWords } from "@/lib/incident/entry-words";
import { overtaken, settledAt } from "@/lib/incident/derive";
import type { ChangeNote, IncidentChange } from "./change";
import { tellOriginal } from "./duplicate";
import { assertPast, outOfOrder } from "./entry";
import { entriesOf, insertEntry } from "./state";

export type Moved<T> = {
  to: T;
  at?: Date | undefined;
  text?: string | undefined;
  /** What the page showed: another one in the store is a conflict. */ from?: T | undefined;
};

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
