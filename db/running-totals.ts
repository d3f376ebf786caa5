import { sql } from "drizzle-orm";
import { addTally, type Tally } from "@/lib/measurement/tally";
import { execute, type Db } from "./client";
import type { HourEdge } from "./hour-edges";
import { HOUR_TABLES, type HourTable } from "./hour-tables";
import { keyRows } from "./key-rows";

const NOTHING: Tally = { bad: 0, total: 0, measured: 0 };
const END_OF_TIME = 2 ** 52;

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
