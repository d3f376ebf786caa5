import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { EntryData, Entry } from "@/lib/incident/entry";
import { type KeyTimeSource, type KeyTime, timeProblems } from "@/lib/incident/times";
import { type KeyTimeValue, type Derived, derive } from "@/lib/incident/derive";
import { keyTimeValues } from "@/lib/incident/derived-from";
import { AppError } from "@/lib/errors/app-error";
import type { IncidentChange } from "./change";
import { authorOf } from "../../access/author";
import { incidentEntries, incidentMarks, incidents } from "../../schema/incidents";
import type { Db } from "../../store/engine";

type NewEntry = { at: Date; data: EntryData; text?: string; source?: KeyTimeSource };

/** A change of an incident of which no more is known than its number. */
export type NumberedChange = Omit<IncidentChange, "incident"> & { incident: { id: number } };

export async function insertEntry(
  { tx, actor, incident, now, holder }: NumberedChange,
  { at, data, text = "", source = "human" }: NewEntry,
): Promise<number> {
  const author = holder ?? authorOf(actor);
  const [row] = await tx
    .insert(incidentEntries)
    .values({
      incidentId: incident.id,
      at,
      data,
      text,
      source,
      authorId: author.id,
      author: author.name,
      starred: false,
      version: 1,
      createdAt: now,
      deletedAt: null,
    })
    .returning({ id: incidentEntries.id });
  if (!row) throw new Error("insert returned no entry");
  return row.id;
}

export async function insertKeyTime(
  { tx, actor, incident, now, holder }: NumberedChange,
  mark: KeyTimeValue["mark"],
  at: Date | null,
  source: KeyTimeSource,
): Promise<void> {
  const author = holder ?? authorOf(actor);
  await tx.insert(incidentMarks).values({
    incidentId: incident.id,
    mark,
    at,
    source,
    setById: author.id,
    setBy: author.name,
    setAt: now,
  });
}

/** The entries of an incident that were not deleted. */
export async function entriesOf(db: Db, number: number): Promise<Entry[]> {
  const rows = await db
    .select({ id: incidentEntries.id, at: incidentEntries.at, data: incidentEntries.data })
    .from(incidentEntries)
    .where(and(eq(incidentEntries.incidentId, number), isNull(incidentEntries.deletedAt)))
    .orderBy(asc(incidentEntries.at), asc(incidentEntries.id));
  return rows.map(({ id, at, data }) => ({ id, at: at.getTime(), data }));
}

const keyTimesOf = async (db: Db, number: number): Promise<KeyTimeValue[]> =>
  keyTimeValues(
    await db
      .select()
      .from(incidentMarks)
      .where(eq(incidentMarks.incidentId, number))
      .orderBy(asc(incidentMarks.id)),
  );

export async function derivedOf(db: Db, number: number): Promise<Derived> {
  return derive(await entriesOf(db, number), await keyTimesOf(db, number));
}

const dated = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** Null for an incident that was deleted since. */
async function existing(tx: Db, number: number): Promise<number | null> {
  const [found] = await tx
    .select({ id: incidents.id })
    .from(incidents)
    .where(eq(incidents.id, number));
  return found?.id ?? null;
}

/**
 * The only place that writes what repeats the timeline; refuses times that stand in the wrong
 * order.
 */
export async function refreshIncident(
  tx: Db,
  number: number,
  now: Date,
  marks?: readonly KeyTime[],
): Promise<void> {
  const { status, severity, times, roles, lastUpdateAt, duplicateOf } = await derivedOf(tx, number);
  const problems = timeProblems(times, now.getTime(), marks);
  if (problems.length > 0)
    throw new AppError(
      "invalid",
      problems[0]?.message ?? "The times contradict each other.",
      problems,
    );
  await tx
    .update(incidents)
    .set({
      status,
      severity,
      roles,
      duplicateOfId: duplicateOf === null ? null : await existing(tx, duplicateOf),
      startedAt: new Date(times.startedAt),
      detectedAt: dated(times.detectedAt),
      acknowledgedAt: dated(times.acknowledgedAt),
      mitigatedAt: dated(times.mitigatedAt),
      resolvedAt: dated(times.resolvedAt),
      lastUpdateAt: dated(lastUpdateAt),
      postmortemWaiver:
        status === "resolved"
          ? sql`case when ${incidents.severity} = ${severity} then ${incidents.postmortemWaiver} end`
          : null,
      updatedAt: now,
      revision: sql`${incidents.revision} + 1`,
    })
    .where(eq(incidents.id, number));
}
