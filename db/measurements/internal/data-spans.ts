import { sql, eq, asc, desc, type SQL, and, gt, or } from "drizzle-orm";
import { MINUTES_PER_HOUR } from "@/lib/measurement/hour-minutes";
import { packedMinutes } from "@/lib/measurement/packed-hour";
import { floorTo } from "@/lib/time/interval";
import type { Db } from "../../store/engine";
import { execute } from "../../store/statements";
import { dialect } from "../../store/dialect";
import { slos } from "../../schema/slos";
import { rememberedSpans } from "./remembered-spans";
import { keyRows, oneOf } from "../../store/key-rows";
import { runInHundreds } from "../../store/run-in-hundreds";
import { sliHours, sliMinutes } from "../../schema/measurements";

type Change = { sloId: number; minute: number; total: number };

/** The first and last minute with data that comes to an SLO. */
export type SpanChange = { sloId: number; first: number; last: number };

/**
 * Widens the spans of data by changes in the order of their minutes. `firstOpen`: the first minute
 * that is not sealed.
 */
export async function widenByChanges(
  tx: Db,
  changes: readonly Change[],
  firstOpen: number,
): Promise<void> {
  const memory = rememberedSpans();
  const spans = new Map<number, SpanChange>();
  for (const { sloId, minute, total } of changes) {
    if (total === 0 || (minute >= firstOpen && memory?.covers(sloId, minute))) continue;
    const span = spans.get(sloId);
    if (span) span.last = minute;
    else spans.set(sloId, { sloId, first: minute, last: minute });
  }
  await widenSpans(tx, [...spans.values()], firstOpen);
  for (const span of spans.values()) if (span.last >= firstOpen) memory?.remember(span);
}

/**
 * In an open hour, the row of an SLO keeps the last minute of the batch that began it: later ones
 * are among the open minutes, where `exactLastMinutes` finds them. Written sixty times an hour, the
 * rows of SLOs would take most of the time of a batch.
 */
export async function widenSpans(
  tx: Db,
  spans: readonly SpanChange[],
  firstOpen: number,
): Promise<void> {
  if (spans.length === 0) return;
  if (dialect === "sqlite") widenOnSqlite(spans, firstOpen);
  else await widenAll(tx, spans, firstOpen);
}

/** An SLO whose last minute is at least this one has the last minute of a span already. */
const knownFrom = (last: number, firstOpen: number): number =>
  last < firstOpen ? last : floorTo(last, MINUTES_PER_HOUR);

function widenOnSqlite(spans: readonly SpanChange[], firstOpen: number): void {
  const span = sharedSpan(spans);
  if (span === null) {
    runInHundreds({ width: 4, values: boundsOf(spans, firstOpen) }, widenEach);
    return;
  }
  const { first, last } = span;
  const values = spans.map(({ sloId }) => sloId);
  const bounds = [first, first, last, last, first, knownFrom(last, firstOpen)];
  runInHundreds({ width: 1, values, first: bounds }, widenTogether);
}

/** Mostly a batch brings the same minutes to all its SLOs. */
function sharedSpan(spans: readonly SpanChange[]): SpanChange | null {
  const [one] = spans;
  if (!one) return null;
  return spans.every(({ first, last }) => first === one.first && last === one.last) ? one : null;
}

function boundsOf(spans: readonly SpanChange[], firstOpen: number): number[] {
  const values: number[] = [];
  for (const { sloId, first, last } of spans)
    values.push(sloId, first, last, knownFrom(last, firstOpen));
  return values;
}

const widened = (first: string, last: string): string =>
  `first_minute = coalesce(min(first_minute, ${first}), ${first}), last_minute = coalesce(max(last_minute, ${last}), ${last})`;
const isWider = (first: string, known: string): string =>
  `(first_minute is null or first_minute > ${first} or last_minute < ${known})`;
const widenTogether = (ids: string): string =>
  `update slos set ${widened("?", "?")} where ${isWider("?", "?")} and id in (${ids})`;
const widenEach = (spans: string): string =>
  `update slos set ${widened("v.column2", "v.column3")} from (values ${spans}) as v where slos.id = v.column1 and ${isWider("v.column2", "v.column4")}`;

async function widenAll(tx: Db, spans: readonly SpanChange[], firstOpen: number): Promise<void> {
  const rows = keyRows(
    "v",
    { id: "int", first: "int", last: "int", known: "int" },
    {
      id: spans.map(({ sloId }) => sloId),
      first: spans.map(({ first }) => first),
      last: spans.map(({ last }) => last),
      known: spans.map(({ last }) => knownFrom(last, firstOpen)),
    },
  );
  await execute(
    tx,
    sql`update slos set first_minute = least(slos.first_minute, v.first), last_minute = greatest(slos.last_minute, v.last) from ${rows} where slos.id = v.id and ${sql.raw(isWider("v.first", "v.known"))}`,
  );
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
  const memory = rememberedSpans();
  for (const { id, first, last } of spans) {
    const lost = (minute: number | null): boolean =>
      minute !== null && (emptied.get(id)?.has(minute) ?? false);
    if (!lost(first) && !lost(last)) continue;
    memory?.forget(id);
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
