import { sql } from "drizzle-orm";
import { type Tally, addTally, subtractTally } from "@/lib/measurement/tally";
import { limbsOf, HIGH_THOUSANDTHS, LOW_PARTS } from "@/lib/measurement/limbs";
import type { HourEdge } from "./hour-edges";
import type { Db } from "../../store/engine";
import { execute } from "../../store/statements";
import { type HourTable, HOUR_TABLES, LIMB_COLUMNS } from "./hour-tables";
import { keyRows } from "../../store/key-rows";

const NOTHING: Tally = { bad: 0, total: 0, measured: 0 };

const END_OF_TIME = 2 ** 52;

/** An hour whose sums change from `before`/`own` as read to `sums`. */
export type HourWrite = { edge: HourEdge; sums: Tally; packed: Uint8Array | null };

/**
 * Writes changed hours and moves the running totals of all later ones by the difference: two
 * statements.
 */
export async function writeHours(
  tx: Db,
  name: HourTable,
  writes: readonly HourWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const sorted = [...writes].sort(
    (a, b) => a.edge.owner - b.edge.owner || a.edge.hour - b.edge.hour,
  );
  const rows: (HourWrite & { shift: Tally })[] = [];
  const shifts: { owner: number; after: number; until: number; by: Tally }[] = [];
  for (const [position, write] of sorted.entries()) {
    const previous = rows.at(-1);
    const earlier =
      previous?.edge.owner === write.edge.owner
        ? addTally(previous.shift, difference(previous))
        : NOTHING;
    rows.push({ ...write, shift: earlier });
    const next = sorted[position + 1];
    const until = next?.edge.owner === write.edge.owner ? next.edge.hour : END_OF_TIME;
    const by = addTally(earlier, difference(write));
    if (until > write.edge.hour + 1 && (by.bad !== 0 || by.total !== 0 || by.measured !== 0))
      shifts.push({ owner: write.edge.owner, after: write.edge.hour, until, by });
  }
  await upsertHours(tx, name, rows);
  await shiftHours(tx, name, shifts);
}

function difference({ edge, sums }: HourWrite): Tally {
  return subtractTally(sums, edge.own ?? NOTHING);
}

async function upsertHours(
  tx: Db,
  name: HourTable,
  rows: readonly (HourWrite & { shift: Tally })[],
): Promise<void> {
  const { table, owner, packed, exact } = HOUR_TABLES[name];
  const limbNames = exact ? LIMB_COLUMNS : [];
  const sums = [
    "bad_before",
    "total_before",
    "measured_before",
    "bad",
    "total",
    "measured",
    ...limbNames,
  ];
  const kinds = Object.fromEntries(
    ["owner", "hour", ...sums].map((column) => [column, "int" as const]),
  );
  const columnsOf = rows.map((write) => hourColumns(write));
  const values = keyRows(
    "v",
    { ...kinds, ...(packed ? { data: "hex" as const } : {}) },
    {
      ...Object.fromEntries(
        ["owner", "hour", ...sums].map((column) => [
          column,
          columnsOf.map((row) => row[column] ?? 0),
        ]),
      ),
      data: rows.map((row) => (row.packed ? Buffer.from(row.packed).toString("hex") : null)),
    },
  );
  if (packed) sums.push("data");
  const columns = sql.raw(["hour", ...sums].join(", "));
  const replaced = sql.raw(sums.map((column) => `${column} = excluded.${column}`).join(", "));
  await execute(
    tx,
    sql`insert into ${table} (${owner}, ${columns}) select v.owner, ${columns} from ${values} where true on conflict (${owner}, hour) do update set ${replaced}`,
  );
}

function hourColumns({ edge, shift, sums }: HourWrite & { shift: Tally }): Record<string, number> {
  const before = addTally(edge.before, shift);
  const [earlier, own] = [limbsOf(before), limbsOf(sums)];
  return {
    owner: edge.owner,
    hour: edge.hour,
    bad_before: earlier.bad.mid,
    bad_before_high: earlier.bad.high,
    bad_before_low: earlier.bad.low,
    total_before: earlier.total.mid,
    total_before_high: earlier.total.high,
    total_before_low: earlier.total.low,
    measured_before: before.measured,
    measured: sums.measured,
    bad: own.bad.mid,
    bad_high: own.bad.high,
    bad_low: own.bad.low,
    total: own.total.mid,
    total_high: own.total.high,
    total_low: own.total.low,
  };
}

async function shiftHours(
  tx: Db,
  name: HourTable,
  shifts: readonly { owner: number; after: number; until: number; by: Tally }[],
): Promise<void> {
  if (shifts.length === 0) return;
  const { table, owner, exact } = HOUR_TABLES[name];
  const limbs = shifts.map(({ by }) => limbsOf(by));
  const ranges = keyRows(
    "s",
    {
      owner: "int",
      after_hour: "int",
      until_hour: "int",
      bad: "int",
      total: "int",
      measured: "int",
      bad_high: "int",
      bad_low: "int",
      total_high: "int",
      total_low: "int",
    },
    {
      owner: shifts.map((shift) => shift.owner),
      after_hour: shifts.map((shift) => shift.after),
      until_hour: shifts.map((shift) => shift.until),
      bad: exact ? limbs.map(({ bad }) => bad.mid) : shifts.map(({ by }) => by.bad),
      total: exact ? limbs.map(({ total }) => total.mid) : shifts.map(({ by }) => by.total),
      measured: shifts.map(({ by }) => by.measured),
      bad_high: limbs.map(({ bad }) => bad.high),
      bad_low: limbs.map(({ bad }) => bad.low),
      total_high: limbs.map(({ total }) => total.high),
      total_low: limbs.map(({ total }) => total.low),
    },
  );
  const set = sql.raw(
    [
      ...["bad", "total"].flatMap((column) => (exact ? carried(column) : [shifted(column)])),
      shifted("measured"),
    ].join(", "),
  );
  await execute(
    tx,
    sql`update ${table} set ${set} from ${ranges} where ${table}.${owner} = s.owner and ${table}.hour > s.after_hour and ${table}.hour < s.until_hour`,
  );
}

const shifted = (column: string): string => `${column}_before = ${column}_before + s.${column}`;

/**
 * As `shifted`, with what overflows a limb carried into the next: `mid` and `low` are never
 * negative, so that `/` and `%` round alike on both engines.
 */
function carried(column: string): string[] {
  const low = `(${column}_before_low + s.${column}_low)`;
  const mid = `(${column}_before + s.${column} + ${low} / ${LOW_PARTS})`;
  return [
    `${column}_before_low = ${low} % ${LOW_PARTS}`,
    `${column}_before = ${mid} % ${HIGH_THOUSANDTHS}`,
    `${column}_before_high = ${column}_before_high + s.${column}_high + ${mid} / ${HIGH_THOUSANDTHS}`,
  ];
}
