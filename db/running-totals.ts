import { sql } from "drizzle-orm";
import type { Tally } from "@/lib/measurement/tally";
import { execute, rowsOf, type Db } from "./client";
import { keyRows } from "./key-rows";

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

type EdgeRow = {
  position: number | string; hour: number | string; packed: Uint8Array | null;
  badBefore: number | string; totalBefore: number | string; measuredBefore: number | string;
  bad: number | string; total: number | string; measured: number | string;
};

const NOTHING: Tally = { bad: 0, total: 0, measured: 0 };
const END_OF_TIME = 2 ** 52;

/** What is known at each key, in the order of the keys, in one statement: a row of that hour, else the last one before it, else the first one after it. */
export async function hourEdges(db: Db, name: HourTable, keys: readonly HourKey[]): Promise<HourEdge[]> {
  const edges = keys.map((key): HourEdge => ({ ...key, before: NOTHING, own: null, packed: null }));
  if (keys.length === 0) return edges;
  const { table, owner, packed } = HOUR_TABLES[name];
  const wanted = keyRows(
    "k",
    { position: "int", owner: "int", hour: "int", part: "int" },
    { position: keys.map((_, position) => position), owner: keys.map((key) => key.owner), hour: keys.map((key) => key.hour), part: keys.map((key) => Number(key.data)) },
  );
  const statement = sql`
    select f.position as "position", h.hour as "hour", ${packed ? sql`case when f.part = 1 and h.hour = f.hour then h.data end` : sql`null`} as "packed",
      h.bad_before as "badBefore", h.total_before as "totalBefore", h.measured_before as "measuredBefore", h.bad as "bad", h.total as "total", h.measured as "measured"
    from (
      select k.position, k.owner, k.hour, k.part, coalesce(
        (select max(p.hour) from ${table} p where p.${owner} = k.owner and p.hour <= k.hour),
        (select min(n.hour) from ${table} n where n.${owner} = k.owner and n.hour > k.hour)) as found
      from ${wanted}
    ) f cross join ${table} h
    where h.${owner} = f.owner and h.hour = f.found`;
  for (const row of await rowsOf<EdgeRow>(db, statement)) {
    const edge = edges[Number(row.position)];
    if (edge) Object.assign(edge, placed(edge.hour, row));
  }
  return edges;
}

function placed(hour: number, row: EdgeRow): Pick<HourEdge, "before" | "own" | "packed"> {
  const before = { bad: Number(row.badBefore), total: Number(row.totalBefore), measured: Number(row.measuredBefore) };
  const own = { bad: Number(row.bad), total: Number(row.total), measured: Number(row.measured) };
  const rowHour = Number(row.hour);
  if (rowHour === hour) return { before, own, packed: row.packed };
  if (rowHour > hour) return { before, own: null, packed: null };
  return { before: { bad: before.bad + own.bad, total: before.total + own.total, measured: before.measured + own.measured }, own: null, packed: null };
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
    const earlier = previous?.edge.owner === write.edge.owner ? moved(previous.shift, difference(previous)) : NOTHING;
    rows.push({ ...write, shift: earlier });
    const next = sorted[position + 1];
    const until = next?.edge.owner === write.edge.owner ? next.edge.hour : END_OF_TIME;
    const by = moved(earlier, difference(write));
    if (until > write.edge.hour + 1 && (by.bad !== 0 || by.total !== 0 || by.measured !== 0)) shifts.push({ owner: write.edge.owner, after: write.edge.hour, until, by });
  }
  await upsertHours(tx, name, rows);
  await shiftHours(tx, name, shifts);
}

const moved = (a: Tally, b: Tally): Tally => ({ bad: a.bad + b.bad, total: a.total + b.total, measured: a.measured + b.measured });

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
