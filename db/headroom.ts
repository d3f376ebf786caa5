import { sql } from "drizzle-orm";
import { AppError } from "@/lib/app-error";
import { rowsOf, store, type Db } from "./client";
import { integers } from "./key-rows";

/** The most an SLO counts over all that is kept, in thousandths: sums are exact below 2^53, and the rest is for what several processes have claimed. */
const MOST = 8e15;
/** What a process may let an SLO grow by before it looks again. */
const CLAIM = 1e14;

/** What is left of this process' claim for each SLO. */
const claims = new WeakMap<object, Map<number, number>>();

/** The most that a change can add to an SLO, in thousandths of an event. */
export type Growth = { sloId: number; growth: number };

/** Refuses growth beyond what sums can hold exactly. Mostly answered from memory. */
export async function claimHeadroom(tx: Db, wanted: readonly Growth[]): Promise<void> {
  const left = claimsOf(store());
  const lacks = ({ sloId, growth }: Growth): boolean => (left.get(sloId) ?? 0) < growth;
  const short = wanted.filter(lacks);
  if (short.length > 0) {
    const totals = await runningTotals(tx, short.map(({ sloId }) => sloId));
    for (const { sloId, growth } of short) left.set(sloId, Math.min(MOST - (totals.get(sloId) ?? 0), Math.max(CLAIM, growth)));
    if (short.some(lacks)) throw tooManyEvents();
  }
  for (const { sloId, growth } of wanted) left.set(sloId, (left.get(sloId) ?? 0) - growth);
}

function claimsOf(opened: object): Map<number, number> {
  const known = claims.get(opened);
  if (known) return known;
  const made = new Map<number, number>();
  claims.set(opened, made);
  return made;
}

async function runningTotals(tx: Db, sloIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await rowsOf<{ id: number | string; total: number | string }>(
    tx,
    // The open minutes are read through once, not once an SLO.
    sql`select i.value as "id", coalesce((select h.total_before + h.total from sli_hour h where h.slo_id = i.value order by h.hour desc limit 1), 0) + coalesce(o.total, 0) as "total"
    from ${integers("i", sloIds)} left join (select m.slo_id, sum(m.total) as total from sli_minute m group by m.slo_id) o on o.slo_id = i.value`,
  );
  return new Map(rows.map(({ id, total }) => [Number(id), Number(total)]));
}

const tooManyEvents = (): AppError =>
  new AppError("invalid", "Nothing was stored: an SLO would count too many events.", [
    { path: "measurements", message: "An SLO counts at most 8,000,000,000,000 events in all that is kept of it. Where there are more, count in thousands: only the ratio matters." },
  ]);
