import { and, asc, eq, isNull } from "drizzle-orm";
import { groupBy } from "@/lib/collections/group-by";
import {
  incidentEntries,
  incidentEntryVersions,
  incidentMarks,
  incidents,
} from "../schema/incidents";
import type { Actor } from "../access/actor";
import { readAs, snapshotAs, type Reader } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { oneOf } from "../store/key-rows";
import { notFound } from "./internal/change";
import { entryOf } from "./internal/entry";

export type EntryRow = typeof incidentEntries.$inferSelect;

type EntryVersion = typeof incidentEntryVersions.$inferSelect;

/** `versions`: what it said before each edit, the oldest first. */
type TimelineEntry = EntryRow & { versions: EntryVersion[] };

type KeyTimeRow = typeof incidentMarks.$inferSelect;

export type Timeline = { entries: TimelineEntry[]; marks: KeyTimeRow[] };

/**
 * The whole timeline in the order of events, and every value that a time has had in the order of
 * setting.
 */
export const getTimeline = (actor: Actor, number: number): Promise<Timeline> =>
  snapshotAs(actor, async (reader) => {
    await assertIncident(reader, number);
    const rows = await entryRows(reader, { number });
    const marks = await markRows(reader, { number });
    const edited = rows.filter(({ version }) => version > 1).map(({ id }) => id);
    const versions = edited.length === 0 ? [] : await versionsOf(reader, edited);
    const byEntry = groupBy(versions, ({ entryId }) => entryId);
    return { entries: rows.map((row) => ({ ...row, versions: byEntry.get(row.id) ?? [] })), marks };
  });

type OfIncident = Given<{ number: number }>;

const entryRows = repeated((reader, { number }: OfIncident) =>
  reader
    .select()
    .from(incidentEntries)
    .where(and(eq(incidentEntries.incidentId, number), isNull(incidentEntries.deletedAt)))
    .orderBy(asc(incidentEntries.at), asc(incidentEntries.id)),
);

const markRows = repeated((reader, { number }: OfIncident) =>
  reader
    .select()
    .from(incidentMarks)
    .where(eq(incidentMarks.incidentId, number))
    .orderBy(asc(incidentMarks.id)),
);

const incidentIds = repeated((reader, { number }: OfIncident) =>
  reader.select({ id: incidents.id }).from(incidents).where(eq(incidents.id, number)),
);

async function assertIncident(reader: Reader, number: number): Promise<void> {
  if ((await incidentIds(reader, { number })).length === 0) throw notFound();
}

const versionsOf = (reader: Reader, entries: readonly number[]): Promise<EntryVersion[]> =>
  reader
    .select()
    .from(incidentEntryVersions)
    .where(oneOf(incidentEntryVersions.entryId, entries))
    .orderBy(asc(incidentEntryVersions.id));

/** Throws not-found, also where the actor may not read the incident. */
export async function getEntry(actor: Actor, number: number, entryId: number): Promise<EntryRow> {
  const reader = readAs(actor);
  await assertIncident(reader, number);
  return entryOf(reader, number, entryId);
}
