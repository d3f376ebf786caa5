import { sql, type SQL } from "drizzle-orm";
import { addTally, type Tally } from "@/lib/measurement/tally";
import { arraysOf, execute, type Db } from "./client";
import { integers, keyRows } from "./key-rows";

/** The two tables of hours with running totals: counts by SLO (with the packed minutes), slices by objective. */
export const HOUR_TABLES = {
  sli: { table: sql.raw("sli_hour"), owner: sql.raw("slo_id"), packed: true },
  slice: { table: sql.raw("slice_hour"), owner: sql.raw("objective_id"), packed: false },
} as const;
export type HourTable = keyof typeof HOUR_TABLES;

/** `data`: whether the packed minutes of exactly this hour are wanted. */
export type HourKey = { owner: number; hour: number; data: boolean };

/** `before`: the running total up to the start of the hour asked for. `own`: that hour's sums, null without a row. */
export type HourEdge = HourKey & { before: Tally; own: Tally | null; packed: Uint8Array | null };

type Value = number | string;
type EdgeRow = [key: Value, hour: Value, badBefore: Value, totalBefore: Value, measuredBefore: Value, bad: Value, total: Value, measured: Value, packed: Uint8Array | null];

const NOTHING: Tally = { bad: 0, total: 0, measured: 0 };
const END_OF_TIME = 2 ** 52;

// Owner, hour and flag in one integer: the engines read a plain list of numbers far faster than a list of rows.
const HOUR_BITS = 20;
const packKey = ({ owner, hour, data }: HourKey): number => (owner * 2 ** HOUR_BITS + hour) * 2 + Number(data);
const keyOwner = sql.raw(`(k.value >> ${HOUR_BITS + 1})`);
const keyHour = sql.raw(`((k.value >> 1) & ${2 ** HOUR_BITS - 1})`);

function edgeColumns(packed: boolean): SQL {
  return sql`h.hour as "hour", h.bad_before as "badBefore", h.total_before as "totalBefore", h.measured_before as "measuredBefore", h.bad as "bad", h.total as "total", h.measured as "measured",
    ${packed ? sql`case when k.value & 1 = 1 and h.hour = ${keyHour} then h.data end` : sql`null`} as "packed"`;
}

/** What is known at each key, in the order of the keys, in at most two statements: a row of that hour, else the last one before it, else the first one after it. Keys differ. */
export async function hourEdges(db: Db, name: HourTable, keys: readonly HourKey[]): Promise<HourEdge[]> {
  const edges = new Map<number, HourEdge>();
  for (const key of keys) edges.set(packKey(key), { owner: key.owner, hour: key.hour, data: key.data, before: NOTHING, own: null, packed: null });
  await place(db, edges, exactly(name, [...edges.keys()]));
  const missing = [...edges].flatMap(([key, { own }]) => (own ? [] : [key]));
  if (missing.length > 0) await place(db, edges, nearest(name, missing));
  return [...edges.values()];
}

function exactly(name: HourTable, keys: readonly number[]): SQL {
  const { table, owner, packed } = HOUR_TABLES[name];
  return sql`select k.value as "key", ${edgeColumns(packed)} from ${integers("k", keys)} cross join ${table} h where h.${owner} = ${keyOwner} and h.hour = ${keyHour}`;
}

function nearest(name: HourTable, keys: readonly number[]): SQL {
  const { table, owner, packed } = HOUR_TABLES[name];
  return sql`
    select k.value as "key", ${edgeColumns(packed)}
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
    const own = { bad: Number(row[5]), total: Number(row[6]), measured: Number(row[7]) };
    edge.before = { bad: Number(row[2]), total: Number(row[3]), measured: Number(row[4]) };
    if (hour < edge.hour) edge.before = addTally(edge.before, own);
    if (hour !== edge.hour) continue;
    edge.own = own;
    edge.packed = row[8];
  }
}

/** An hour whose sums change from `before`/`own` as read to `sums`. */
export type HourWrite = { edge: HourEdge; sums: Tally; packed: Uint8Array | null };

/** Writes changed hours and moves the running totals of all later ones by the difference: two statements. */
export async function writeHours(tx: Db, name: HourTable, writes: readonly HourWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const sorted = [...writes].sort((a, b) => a.edge.owner - b.edge.owner || a.edge.hour - b.edge.hour);
  const rows: (HourWrite & { shift: Tally })[] = [];
  const shifts: { owner: number; after: number; until: number; by: Tally }[] = [];
  for (const [position, write] of sorted.entries()) {
    const previous = rows.at(-1);
    const earlier = previous?.edge.owner === write.edge.owner ? addTally(previous.shift, difference(previous)) : NOTHING;
    rows.push({ ...write, shift: earlier });
    const next = sorted[position + 1];
    const until = next?.edge.owner === write.edge.owner ? next.edge.hour : END_OF_TIME;
    const by = addTally(earlier, difference(write));
    if (until > write.edge.hour + 1 && (by.bad !== 0 || by.total !== 0 || by.measured !== 0)) shifts.push({ owner: write.edge.owner, after: write.edge.hour, until, by });
  }
  await upsertHours(tx, name, rows);
  await shiftHours(tx, name, shifts);
}

function difference({ edge, sums }: HourWrite): Tally {
  const old = edge.own ?? NOTHING;
  return { bad: sums.bad - old.bad, total: sums.total - old.total, measured: sums.measured - old.measured };
}

async function upsertHours(tx: Db, name: HourTable, rows: readonly (HourWrite & { shift: Tally })[]): Promise<void> {
  const { table, owner, packed } = HOUR_TABLES[name];
  const values = keyRows(
    "v",
    { owner: "int", hour: "int", bad_before: "int", total_before: "int", measured_before: "int", bad: "int", total: "int", measured: "int", ...(packed ? { data: "hex" as const } : {}) },
    {
      owner: rows.map(({ edge }) => edge.owner),
      hour: rows.map(({ edge }) => edge.hour),
      bad_before: rows.map(({ edge, shift }) => edge.before.bad + shift.bad),
      total_before: rows.map(({ edge, shift }) => edge.before.total + shift.total),
      measured_before: rows.map(({ edge, shift }) => edge.before.measured + shift.measured),
      bad: rows.map(({ sums }) => sums.bad),
      total: rows.map(({ sums }) => sums.total),
      measured: rows.map(({ sums }) => sums.measured),
      data: rows.map((row) => (row.packed ? Buffer.from(row.packed).toString("hex") : null)),
    },
  );
  const sums = ["bad_before", "total_before", "measured_before", "bad", "total", "measured", ...(packed ? ["data"] : [])];
  const columns = sql.raw(["hour", ...sums].join(", "));
  const replaced = sql.raw(sums.map((column) => `${column} = excluded.${column}`).join(", "));
  await execute(tx, sql`insert into ${table} (${owner}, ${columns}) select v.owner, ${columns} from ${values} where true on conflict (${owner}, hour) do update set ${replaced}`);
}

async function shiftHours(tx: Db, name: HourTable, shifts: readonly { owner: number; after: number; until: number; by: Tally }[]): Promise<void> {
  if (shifts.length === 0) return;
  const { table, owner } = HOUR_TABLES[name];
  const ranges = keyRows(
    "s",
    { owner: "int", after_hour: "int", until_hour: "int", bad: "int", total: "int", measured: "int" },
    {
      owner: shifts.map((shift) => shift.owner),
      after_hour: shifts.map((shift) => shift.after),
      until_hour: shifts.map((shift) => shift.until),
      bad: shifts.map(({ by }) => by.bad),
      total: shifts.map(({ by }) => by.total),
      measured: shifts.map(({ by }) => by.measured),
    },
  );
  const set = sql.raw(["bad", "total", "measured"].map((column) => `${column}_before = ${column}_before + s.${column}`).join(", "));
  await execute(tx, sql`update ${table} set ${set} from ${ranges} where ${table}.${owner} = s.owner and ${table}.hour > s.after_hour and ${table}.hour < s.until_hour`);
}
