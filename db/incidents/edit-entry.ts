import { eq, asc } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { entryWords } from "@/lib/incident/entry-words";
import { overtaken, settledAt } from "@/lib/incident/derive";
import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import type { Incident } from "./incident";
import {
  assertMayReword,
  assertPast,
  entryOf,
  isWritten,
  keepVersion,
  outOfOrder,
} from "./internal/entry";
import { changeIncident, type IncidentChange } from "./internal/change";
import { entriesOf } from "./internal/state";
import { incidentEntries, incidentEntryVersions } from "../schema/incidents";
import type { Db } from "../store/engine";
import type { EntryRow } from "./timeline";

export type EntryEdit = {
  at?: number | undefined;
  text?: string | undefined;
  starred?: boolean | undefined;
  /** The version from which the form started. */ expectedVersion?: number | undefined;
};

/**
 * Retimes, rewords or stars an entry; what it said before stays as a version. Words of others, but for times,
 * are for managers to change.
 */
export const editEntry = (
  actor: Actor,
  number: number,
  entryId: number,
  edit: EntryEdit,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const entry = await entryOf(readingIn(change.tx, actor), number, entryId);
    if (edit.expectedVersion !== undefined && edit.expectedVersion !== entry.version)
      throw await changedMeanwhile(change.tx, entry);
    const written = { id: entry.id, at: entry.at.getTime(), data: entry.data };
    const entries = await entriesOf(change.tx, number);
    const at = edit.at === undefined ? entry.at : new Date(settledAt(entries, written, edit.at));
    const text = edit.text ?? entry.text;
    if (text !== entry.text) assertReworded(change, entry, text);
    assertInOrder(entries, written, at, now);
    const starred = edit.starred ?? entry.starred;
    if (at.getTime() === entry.at.getTime() && text === entry.text) {
      await change.tx
        .update(incidentEntries)
        .set({ starred })
        .where(eq(incidentEntries.id, entryId));
      return {
        action: starred === entry.starred ? "edit-entry" : starred ? "star-entry" : "unstar-entry",
        after: { id: entryId },
      };
    }
    await keepVersion(change, entryId);
    await change.tx
      .update(incidentEntries)
      .set({ at, text, starred })
      .where(eq(incidentEntries.id, entryId));
    const resolves = entry.data.kind === "status" && entry.data.to === "resolved";
    return {
      action: "edit-entry",
      before: { id: entryId, at: entry.at, text: entry.text },
      after: { id: entryId, at, text },
      marks: resolves ? ["resolved"] : ["mitigated", "acknowledged"],
    };
  });

/** Marks an entry for the postmortem, or no longer. */
export const starEntry = (
  actor: Actor,
  number: number,
  entryId: number,
  starred: boolean,
  now: Date,
): Promise<Incident> => editEntry(actor, number, entryId, { starred }, now);

function assertReworded(change: IncidentChange, entry: EntryRow, text: string): void {
  assertMayReword(change, entry);
  if (text.trim() === "" && isWritten(entry.data.kind))
    throw new AppError("invalid", "Write something.", [
      { path: "text", message: "Write something." },
    ]);
}

function assertInOrder(
  entries: Parameters<typeof overtaken>[0],
  entry: Parameters<typeof overtaken>[1],
  at: Date,
  now: Date,
): void {
  assertPast(at.getTime(), now);
  const other = overtaken(entries, entry, at.getTime());
  if (other)
    throw outOfOrder(
      `${entryWords(entry.data)} at ${at.toISOString()}`,
      `${entryWords(other.data)} at ${new Date(other.at).toISOString()}`,
    );
}

async function changedMeanwhile(tx: Db, entry: EntryRow): Promise<AppError> {
  const [last] = (
    await tx
      .select()
      .from(incidentEntryVersions)
      .where(eq(incidentEntryVersions.entryId, entry.id))
      .orderBy(asc(incidentEntryVersions.id))
  ).slice(-1);
  const by = last ? last.replacedBy : "Someone";
  return new AppError(
    "conflict",
    `${by} changed this entry meanwhile. It now reads "${entry.text}", at ${entry.at.toISOString()}. Your words are still here: save again to replace theirs.`,
  );
}
