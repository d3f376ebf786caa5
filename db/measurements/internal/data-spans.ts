import { sql, eq, asc, desc, type SQL, and, gt, or } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { packedMinutes } from "@/lib/measurement/packed-hour";
import type { Db } from "../../store/engine";
import { rowsOf } from "../../store/statements";
import { dialect } from "../../store/dialect";
import { slos } from "../../schema/slos";
import { keyRows, oneOf } from "../../store/key-rows";
import { runInHundreds } from "../../store/run-in-hundreds";
import { sliHours, sliMinutes } from "../../schema/measurements";

/** What changes bring to an SLO: its first and last minute with data, null without any. */
export type SpanChange = { sloId: number; first: number | null; last: number | null };

/** Widens the spans of data; finds out as well whether an SLO has been deleted meanwhile. */
export async function widenSpans(tx: Db, changes: readonly SpanChange[]): Promise<void> {
  const found = dialect === "sqlite" ? widenOnSqlite(changes) : await widenAll(tx, changes);
  if (found !== changes.length)
    throw new AppError("not-found", "An SLO of this batch has just been deleted.");
}

function widenOnSqlite(changes: readonly SpanChange[]): number {
  const span = sharedSpan(changes);
  if (span === null) return runInHundreds({ width: 3, values: boundsOf(changes) }, widenEach);
  const { first, last } = span;
  const values = changes.map(({ sloId }) => sloId);
  return runInHundreds({ width: 1, values, first: [first, first, last, last] }, widenTogether);
}

/** Mostly a batch brings the same minutes to all its SLOs. */
function sharedSpan(changes: readonly SpanChange[]): Omit<SpanChange, "sloId"> | null {
  const [one] = changes;
  if (!one) return null;
  return changes.every(({ first, last }) => first === one.first && last === one.last) ? one : null;
}

function boundsOf(changes: readonly SpanChange[]): (number | null)[] {
  const values: (number | null)[] = [];
  for (const { sloId, first, last } of changes) values.push(sloId, first, last);
  return values;
}

const widened = (first: string, last: string): string =>
  `first_minute = coalesce(min(first_minute, ${first}), first_minute, ${first}), last_minute = coalesce(max(last_minute, ${last}), last_minute, ${last})`;
const widenTogether = (ids: string): string =>
  `update slos set ${widened("?", "?")} where id in (${ids})`;
const widenEach = (spans: string): string =>
  `update slos set ${widened("v.column2", "v.column3")} from (values ${spans}) as v where slos.id = v.column1`;

async function widenAll(tx: Db, changes: readonly SpanChange[]): Promise<number> {
  const rows = keyRows(
    "v",
    { id: "int", first: "int", last: "int" },
    {
      id: changes.map(({ sloId }) => sloId),
      first: changes.map(({ first }) => first),
      last: changes.map(({ last }) => last),
    },
  );
  const found = await rowsOf<{ id: number }>(
    tx,
    sql`update slos set first_minute = least(slos.first_minute, v.first), last_minute = greatest(slos.last_minute, v.last) from ${rows} where slos.id = v.id returning slos.id as id`,
  );
  return found.length;
}

/**
 * Finds the ends of data anew where they are among the minutes that were emptied, so that data taken
 * back leaves no trace. Call it once the minutes are written.
 */
export async function narrowSpans(
  tx: Db,
  emptied: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<void> {
  if (emptied.size === 0) return;
  const spans = await tx
    .select({ id: slos.id, first: slos.firstMinute, last: slos.lastMinute })
    .from(slos)
    .where(oneOf(slos.id, [...emptied.keys()]));
  for (const { id, first, last } of spans) {
    const lost = (minute: number | null): boolean =>
      minute !== null && (emptied.get(id)?.has(minute) ?? false);
    if (!lost(first) && !lost(last)) continue;
    await tx
      .update(slos)
      .set({ firstMinute: await firstMinuteOf(tx, id), lastMinute: await lastMinuteOf(tx, id) })
      .where(eq(slos.id, id));
  }
}

/** Sealed minutes come before all open ones. */
async function firstMinuteOf(tx: Db, sloId: number): Promise<number | null> {
  const sealed = await sealedMinutes(tx, sloId, asc(sliHours.hour));
  return sealed[0] ?? (await openEnd(tx, sloId, sql`min(${sliMinutes.minute})`));
}

async function lastMinuteOf(tx: Db, sloId: number): Promise<number | null> {
  const open = await openEnd(tx, sloId, sql`max(${sliMinutes.minute})`);
  return open ?? (await sealedMinutes(tx, sloId, desc(sliHours.hour))).at(-1) ?? null;
}

async function openEnd(tx: Db, sloId: number, end: SQL): Promise<number | null> {
  const [row] = await tx
    .select({ minute: sql<number | string | null>`${end}` })
    .from(sliMinutes)
    .where(
      and(eq(sliMinutes.sloId, sloId), or(gt(sliMinutes.total, 0), gt(sliMinutes.totalLow, 0))),
    );
  return row?.minute == null ? null : Number(row.minute);
}

/**
 * The minutes with data of the first hour in this order that has any; its bounds where only its
 * sums are kept.
 */
async function sealedMinutes(tx: Db, sloId: number, order: SQL): Promise<number[]> {
  const [row] = await tx
    .select({ hour: sliHours.hour, data: sliHours.data })
    .from(sliHours)
    .where(and(eq(sliHours.sloId, sloId), gt(sliHours.measured, 0)))
    .orderBy(order)
    .limit(1);
  if (!row) return [];
  if (!row.data) return [row.hour * MINUTES_PER_HOUR, (row.hour + 1) * MINUTES_PER_HOUR - 1];
  return packedMinutes(row.hour, row.data).flatMap(({ minute, total }) =>
    total > 0 ? [minute] : [],
  );
}
