import { sql } from "drizzle-orm";
import { type Tally } from "@/lib/measurement/tally";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { rowsOf, type Db } from "./client";
import { keyRows, oneOf } from "./key-rows";

/** Up to this many look-ups, minutes are fetched one by one; beyond, the open minutes are read through. */
const MOST_LOOKUPS = 4000;

type Row<Name extends string> = Record<Name, number | string>;

/** The open minutes of some SLOs in [from, to), by SLO, in order. */
export async function openMinutes(db: Db, sloIds: readonly number[], from: number, to: number): Promise<Map<number, MinuteBucket[]>> {
  const found = new Map<number, MinuteBucket[]>();
  if (sloIds.length === 0 || to <= from) return found;
  for (const row of await rowsOf<Row<"sloId" | "minute" | "bad" | "total">>(db, statementFor(sloIds, from, to))) {
    const bucket = { minute: Number(row.minute), bad: Number(row.bad), total: Number(row.total) };
    const list = found.get(Number(row.sloId));
    if (list) list.push(bucket);
    else found.set(Number(row.sloId), [bucket]);
  }
  return found;
}

function statementFor(sloIds: readonly number[], from: number, to: number) {
  const columns = sql`m.slo_id as "sloId", m.minute as "minute", m.bad as "bad", m.total as "total"`;
  const minutes = Array.from({ length: Math.min(to - from, MOST_LOOKUPS) }, (_, offset) => from + offset);
  if (sloIds.length * (to - from) > MOST_LOOKUPS) {
    return sql`select ${columns} from sli_minute m where m.minute >= ${from} and m.minute < ${to} and ${oneOf(sql`m.slo_id`, sloIds)} order by m.minute`;
  }
  const ids = keyRows("i", { id: "int" }, { id: sloIds });
  const wanted = keyRows("w", { minute: "int" }, { minute: minutes });
  return sql`select ${columns} from ${wanted} cross join ${ids} cross join sli_minute m where m.minute = w.minute and m.slo_id = i.id order by m.minute`;
}

/** The sums of the open minutes of every SLO between neighbouring boundaries (ascending): `[segment]` is the stretch that begins at `boundaries[segment]`. */
export async function openSegments(db: Db, boundaries: readonly number[]): Promise<Map<number, Tally[]>> {
  const found = new Map<number, Tally[]>();
  if (boundaries.length < 2) return found;
  const starts = boundaries.slice(0, -1);
  const segments = keyRows("s", { segment: "int", start_minute: "int", end_minute: "int" }, { segment: starts.map((_, segment) => segment), start_minute: starts, end_minute: boundaries.slice(1) });
  const rows = await rowsOf<Row<"sloId" | "segment" | "bad" | "total" | "measured">>(
    db,
    sql`select m.slo_id as "sloId", s.segment as "segment", sum(m.bad) as "bad", sum(m.total) as "total", sum(case when m.total > 0 then 1 else 0 end) as "measured"
    from ${segments} cross join sli_minute m where m.minute >= s.start_minute and m.minute < s.end_minute group by s.segment, m.slo_id`,
  );
  for (const row of rows) {
    const list = found.get(Number(row.sloId)) ?? [];
    list[Number(row.segment)] = { bad: Number(row.bad), total: Number(row.total), measured: Number(row.measured) };
    found.set(Number(row.sloId), list);
  }
  return found;
}
