import { and, eq, isNull } from "drizzle-orm";
import { type EntryKind, WRITTEN_KINDS } from "@/lib/incident/entry";
import { AppError } from "@/lib/errors/app-error";
import { liesAhead } from "@/lib/incident/times";
import type { EntryRow } from "../timeline";
import type { IncidentChange } from "./change";
import { incidentEntries, incidentEntryVersions } from "../../schema/incidents";
import { managesIncident } from "../incident";
import type { Reader } from "../../access/reader";
import { authorOf } from "../../access/author";

export const isWritten = (kind: EntryKind): boolean =>
  (WRITTEN_KINDS as readonly EntryKind[]).includes(kind);

export async function entryOf(reader: Reader, number: number, entryId: number): Promise<EntryRow> {
  const [entry] = await reader
    .select()
    .from(incidentEntries)
    .where(
      and(
        eq(incidentEntries.id, entryId),
        eq(incidentEntries.incidentId, number),
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
export function assertMayReword({ actor, incident }: IncidentChange, entry: EntryRow): void {
  const own = actor.kind === "user" && actor.userId === entry.authorId;
  if (!own && !managesIncident(actor, incident))
    throw new AppError(
      "forbidden",
      `${entry.author} wrote this: rewording or deleting it is for them, or for a manager of ${incident.team.name}.`,
    );
}

export function assertPast(atMs: number, now: Date): void {
  if (!liesAhead(atMs, now.getTime())) return;
  throw new AppError("invalid", "This time is in the future.", [
    { path: "at", message: "This time is in the future. The timeline tells what has been." },
  ]);
}

/** Keeps what an entry says now, before it is changed. */
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

/** Names both entries. */
export function outOfOrder(moved: string, other: string): AppError {
  const message = `"${moved}" would stand on the wrong side of "${other}". Choose another time, or move that one first.`;
  return new AppError("invalid", message, [{ path: "at", message }]);
}
