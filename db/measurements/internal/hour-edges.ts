import { sql, type SQL } from "drizzle-orm";
import { type Tally, addTally } from "@/lib/measurement/tally";
import { HOUR_TABLES, type HourTable, limbsColumn, hourSums } from "./hour-tables";
import type { Db } from "../../store/engine";
import { arraysOf, rowsOf } from "../../store/statements";
import { integers, oneOf, jsonList, fromJsonList } from "../../store/key-rows";

/** `data`: whether the packed minutes of exactly this hour are wanted. */
export type HourKey = { owner: number; hour: number; data: boolean };

/**
 * `before`: the running total up to the start of the hour asked for. `own`: that hour's sums, null
 * without a row.
 */
export type HourEdge = HourKey & { before: Tally; own: Tally | null; packed: Uint8Array | null };

type Value = number | string;

type EdgeRow = [
  key: Value,
  hour: Value,
  badBefore: Value,
  totalBefore: Value,
  measuredBefore: Value,
  bad: Value,
  total: Value,
  measured: Value,
  limbs: string | null,
  packed: Uint8Array | null,
];

const NOTHING: Tally = { bad: 0, total: 0, measured: 0 };

// Owner, hour and flag in one integer: the engines read a plain list of numbers far faster than a
// list of rows.
const HOUR_BITS = 20;

const packKey = ({ owner, hour, data }: HourKey): number =>
  (owner * 2 ** HOUR_BITS + hour) * 2 + Number(data);

const keyOwner = sql.raw(`(k.value >> ${HOUR_BITS + 1})`);

const keyHour = sql.raw(`((k.value >> 1) & ${2 ** HOUR_BITS - 1})`);

function edgeColumns(name: HourTable): SQL {
  const { packed } = HOUR_TABLES[name];
  return sql`h.hour as "hour", h.bad_before as "badBefore", h.total_before as "totalBefore", h.measured_before as "measuredBefore", h.bad as "bad", h.total as "total", h.measured as "measured",
    ${limbsColumn(name)} as "limbs", ${packed ? sql`case when k.value & 1 = 1 and h.hour = ${keyHour} then h.data end` : sql`null`} as "packed"`;
}

/**
 * What is known at each key, in the order of the keys, in at most three statements: a row of that
 * hour, else the last one before it, else the first one after it. Keys differ.
 */
export async function hourEdges(
  db: Db,
  name: HourTable,
  keys: readonly HourKey[],
): Promise<HourEdge[]> {
  const edges = new Map<number, HourEdge>();
  for (const key of keys)
    edges.set(packKey(key), {
      owner: key.owner,
      hour: key.hour,
      data: key.data,
      before: NOTHING,
      own: null,
      packed: null,
    });
  const many = ownersOfMany(keys);
  await placeStretches(db, name, edges, many);
  const single: number[] = [];
  for (const [key, { owner, data }] of edges) if (data || !many.has(owner)) single.push(key);
  if (single.length > 0) await place(db, edges, exactly(name, single));
  const missing: number[] = [];
  for (const [key, { own }] of edges) if (!own) missing.push(key);
  if (missing.length > 0) await place(db, edges, nearest(name, missing));
  return [...edges.values()];
}

function exactly(name: HourTable, keys: readonly number[]): SQL {
  const { table, owner } = HOUR_TABLES[name];
  return sql`select k.value as "key", ${edgeColumns(name)} from ${integers("k", keys)} cross join ${table} h where h.${owner} = ${keyOwner} and h.hour = ${keyHour}`;
}

function nearest(name: HourTable, keys: readonly number[]): SQL {
  const { table, owner } = HOUR_TABLES[name];
  return sql`
    select k.value as "key", ${edgeColumns(name)}
    from (
      select k.value, coalesce(
        (select max(p.hour) from ${table} p where p.${owner} = ${keyOwner} and p.hour <= ${keyHour}),
        (select min(n.hour) from ${table} n where n.${owner} = ${keyOwner} and n.hour > ${keyHour})) as found
      from ${integers("k", keys)}
    ) k cross join ${table} h
    where h.${owner} = ${keyOwner} and h.hour = k.found`;
}

async function place(db: Db, edges: ReadonlyMap<number, HourEdge>, statement: SQL): Promise<void> {
  for (const row of (await arraysOf(db, statement)) as EdgeRow[]) {
    const edge = edges.get(Number(row[0]));
    if (!edge) continue;
    const hour = Number(row[1]);
    const sums = hourSums(
      { bad: Number(row[2]), total: Number(row[3]) },
      { bad: Number(row[5]), total: Number(row[6]) },
      row[8],
    );
    const own = { ...sums.own, measured: Number(row[7]) };
    edge.before = { ...sums.before, measured: Number(row[4]) };
    if (hour < edge.hour) edge.before = addTally(edge.before, own);
    if (hour !== edge.hour) continue;
    edge.own = own;
    edge.packed = row[9];
  }
}

/**
 * From this many hours of one owner on, the whole stretch is read at once: a chart asks for every
 * hour of two months.
 */
const MANY_HOURS = 100;

function ownersOfMany(keys: readonly HourKey[]): Set<number> {
  const hours = new Map<number, number>();
  for (const { owner, data } of keys) if (!data) hours.set(owner, (hours.get(owner) ?? 0) + 1);
  return new Set([...hours].flatMap(([owner, count]) => (count >= MANY_HOURS ? [owner] : [])));
}

type List = string | number[];

type StretchRow = {
  owner: Value;
  hours: List;
  badBefore: List;
  totalBefore: List;
  measuredBefore: List;
  bad: List;
  total: List;
  measured: List;
  limbs: string | (string | null)[] | null;
};

/** The rows come as lists: several times faster than as rows. */
async function placeStretches(
  db: Db,
  name: HourTable,
  edges: ReadonlyMap<number, HourEdge>,
  owners: ReadonlySet<number>,
): Promise<void> {
  if (owners.size === 0) return;
  let from = Infinity;
  let to = -Infinity;
  for (const { owner, hour, data } of edges.values()) {
    if (data || !owners.has(owner)) continue;
    from = Math.min(from, hour);
    to = Math.max(to, hour);
  }
  const { table, owner } = HOUR_TABLES[name];
  const rows = await rowsOf<StretchRow>(
    db,
    sql`select h.${owner} as "owner", ${listOf("hour")} as "hours", ${listOf("bad_before")} as "badBefore", ${listOf("total_before")} as "totalBefore", ${listOf("measured_before")} as "measuredBefore",
      ${listOf("bad")} as "bad", ${listOf("total")} as "total", ${listOf("measured")} as "measured", ${limbsOfStretch(name)} as "limbs"
    from ${table} h where ${oneOf(sql`h.${owner}`, [...owners])} and h.hour >= ${from} and h.hour <= ${to} group by h.${owner}`,
  );
  for (const row of rows) placeStretch(edges, row);
}

/** Null for a stretch without any. */
const limbsOfStretch = (name: HourTable): SQL =>
  sql`case when count(${limbsColumn(name)}) = 0 then null else ${jsonList(limbsColumn(name))} end`;

const listOf = (column: string): SQL => jsonList(sql.raw(`h.${column}`));

function placeStretch(edges: ReadonlyMap<number, HourEdge>, row: StretchRow): void {
  const owner = Number(row.owner);
  const [badBefore, totalBefore, measuredBefore] = [
    fromJsonList(row.badBefore),
    fromJsonList(row.totalBefore),
    fromJsonList(row.measuredBefore),
  ];
  const [bad, total, measured] = [
    fromJsonList(row.bad),
    fromJsonList(row.total),
    fromJsonList(row.measured),
  ];
  const limbs = row.limbs === null ? [] : fromJsonList(row.limbs);
  for (const [index, hour] of fromJsonList(row.hours).entries()) {
    const edge = edges.get(packKey({ owner, hour, data: false }));
    if (!edge) continue;
    const sums = hourSums(
      { bad: badBefore[index] ?? 0, total: totalBefore[index] ?? 0 },
      { bad: bad[index] ?? 0, total: total[index] ?? 0 },
      limbs[index] ?? null,
    );
    edge.before = { ...sums.before, measured: measuredBefore[index] ?? 0 };
    edge.own = { ...sums.own, measured: measured[index] ?? 0 };
  }
}
