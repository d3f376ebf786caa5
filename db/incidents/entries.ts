import { and, asc, eq, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { groupBy } from "@/lib/collections/group-by";
import { overtaken, settledAt } from "@/lib/incident/derive";
import { WRITTEN_KINDS, type EntryKind } from "@/lib/incident/entry";
import { entryWords } from "@/lib/incident/entry-words";
import type { EntryInput } from "@/lib/incident/schema";
import { liesAhead, type MarkSource } from "@/lib/incident/times";
import type { Actor } from "../access/actor";
import { authorOf } from "../access/author";
import { read, type Db } from "../store/client";
import { changeIncident, entriesOf, insertEntry, type IncidentChange } from "./state";
import { getIncident, managesIncident, type Incident } from "./incidents";
import { oneOf } from "../store/key-rows";
import { incidentEntries, incidentEntryVersions, incidentMarks } from "../schema/incidents";

export type EntryRow = typeof incidentEntries.$inferSelect;
type EntryVersion = typeof incidentEntryVersions.$inferSelect;
/** `versions`: what it said before each edit, the oldest first. */
type TimelineEntry = EntryRow & { versions: EntryVersion[] };
type MarkRow = typeof incidentMarks.$inferSelect;
export type Timeline = { entries: TimelineEntry[]; marks: MarkRow[] };

/**
 * The whole timeline in the order of events, and every value that a time has had in the order of
 * setting.
 */
export async function getTimeline(actor: Actor, number: number): Promise<Timeline> {
  await getIncident(actor, number);
  const [rows, marks] = await Promise.all([
    read()
      .select()
      .from(incidentEntries)
      .where(and(eq(incidentEntries.incidentId, number), isNull(incidentEntries.deletedAt)))
      .orderBy(asc(incidentEntries.at), asc(incidentEntries.id)),
    read()
      .select()
      .from(incidentMarks)
      .where(eq(incidentMarks.incidentId, number))
      .orderBy(asc(incidentMarks.id)),
  ]);
  const edited = rows.filter(({ version }) => version > 1).map(({ id }) => id);
  const versions =
    edited.length === 0
      ? []
      : await read()
          .select()
          .from(incidentEntryVersions)
          .where(oneOf(incidentEntryVersions.entryId, edited))
          .orderBy(asc(incidentEntryVersions.id));
  const byEntry = groupBy(versions, ({ entryId }) => entryId);
  return { entries: rows.map((row) => ({ ...row, versions: byEntry.get(row.id) ?? [] })), marks };
}

/** Throws not-found, also where the actor may not read the incident. */
export async function getEntry(actor: Actor, number: number, entryId: number): Promise<EntryRow> {
  const incident = await getIncident(actor, number);
  return entryOf({ tx: read(), incident }, entryId);
}

/** Writes a line into the timeline, now or at a time that has been. */
export async function addEntry(
  actor: Actor,
  number: number,
  { at, kind, text }: EntryInput,
  now: Date,
  source: MarkSource = "human",
): Promise<{ incident: Incident; entryId: number }> {
  let entryId = 0;
  const incident = await changeIncident(actor, number, now, async (change) => {
    assertPast(at ?? now.getTime(), now);
    entryId = await insertEntry(change, { at: new Date(at ?? now), data: { kind }, text, source });
    return { action: "add-entry", after: { id: entryId, kind, at, text } };
  });
  return { incident, entryId };
}

export type EntryEdit = {
  at?: number | undefined;
  text?: string | undefined;
  starred?: boolean | undefined;
  /** The version from which the form started. */ expectedVersion?: number | undefined;
};

/**
 * Retimes, rewords or stars an entry; what it said before is kept. Words of others, but for times,
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
    const entry = await entryOf(change, entryId);
    if (edit.expectedVersion !== undefined && edit.expectedVersion !== entry.version)
      throw await changedMeanwhile(change.tx, entry);
    const written = { id: entry.id, at: entry.at.getTime(), data: entry.data };
    const entries = await entriesOf(change.tx, number);
    const at = edit.at === undefined ? entry.at : new Date(settledAt(entries, written, edit.at));
    const text = edit.text ?? entry.text;
    if (text !== entry.text) assertMayReword(change, entry);
    if (text !== entry.text && text.trim() === "" && isWritten(entry.data.kind))
      throw new AppError("invalid", "Write something.", [
        { path: "text", message: "Write something." },
      ]);
    assertPast(at.getTime(), now);
    const other = overtaken(entries, written, at.getTime());
    if (other)
      throw outOfOrder(
        `${entryWords(entry.data)} at ${at.toISOString()}`,
        `${entryWords(other.data)} at ${new Date(other.at).toISOString()}`,
      );
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

/**
 * Takes a note, update or alert out of the timeline; changes of status and roles stay, because the
 * record follows from them.
 */
export const deleteEntry = (
  actor: Actor,
  number: number,
  entryId: number,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const entry = await entryOf(change, entryId);
    if (!isWritten(entry.data.kind))
      throw new AppError(
        "invalid",
        "What the incident's state follows from cannot be deleted. Move it in time, or change the state again.",
      );
    assertMayReword(change, entry);
    await change.tx
      .update(incidentEntries)
      .set({ deletedAt: now })
      .where(eq(incidentEntries.id, entryId));
    return {
      action: "delete-entry",
      before: { id: entryId, at: entry.at, kind: entry.data.kind, text: entry.text },
    };
  });

const isWritten = (kind: EntryKind): boolean =>
  (WRITTEN_KINDS as readonly EntryKind[]).includes(kind);

async function entryOf(
  { tx, incident }: Pick<IncidentChange, "tx" | "incident">,
  entryId: number,
): Promise<EntryRow> {
  const [entry] = await tx
    .select()
    .from(incidentEntries)
    .where(
      and(
        eq(incidentEntries.id, entryId),
        eq(incidentEntries.incidentId, incident.id),
        isNull(incidentEntries.deletedAt),
      ),
    );
  if (!entry)
    throw new AppError(
      "not-found",
      "There is no such entry in this incident's timeline. It may have been deleted meanwhile.",
    );
  return entry;
}

/** One's own words, and for managers of the owning team those of everyone. */
function assertMayReword({ actor, incident }: IncidentChange, entry: EntryRow): void {
  const own = actor.kind === "user" && actor.userId === entry.authorId;
  if (!own && !managesIncident(actor, incident))
    throw new AppError(
      "forbidden",
      `${entry.author} wrote this: rewording or deleting it is for them, or for a manager of ${incident.team.name}.`,
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

/** For other files of `db/`. */
export function assertPast(atMs: number, now: Date): void {
  if (!liesAhead(atMs, now.getTime())) return;
  throw new AppError("invalid", "This time is in the future.", [
    { path: "at", message: "This time is in the future. The timeline tells what has been." },
  ]);
}

/** For other files of `db/`: keeps what an entry says now, before it is changed. */
export async function keepVersion(
  { tx, actor, now }: Pick<IncidentChange, "tx" | "actor" | "now">,
  entryId: number,
): Promise<void> {
  const [entry] = await tx.select().from(incidentEntries).where(eq(incidentEntries.id, entryId));
  if (!entry) throw new Error("an entry to be changed is not there");
  const author = authorOf(actor);
  await tx.insert(incidentEntryVersions).values({
    entryId,
    version: entry.version,
    at: entry.at,
    text: entry.text,
    replacedById: author.id,
    replacedBy: author.name,
    replacedAt: now,
  });
  await tx
    .update(incidentEntries)
    .set({ version: entry.version + 1 })
    .where(eq(incidentEntries.id, entryId));
}

/** For other files of `db/`: names both entries. */
export function outOfOrder(moved: string, other: string): AppError {
  const message = `"${moved}" would stand on the wrong side of "${other}". Choose another time, or move that one first.`;
  return new AppError("invalid", message, [{ path: "at", message }]);
}
