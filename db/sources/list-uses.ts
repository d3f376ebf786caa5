import { count, eq, sql } from "drizzle-orm";
import { type Actor, assertCan } from "../access/actor";
import type { SloName } from "./data-source";
import { readAs } from "../access/reader";
import { slosUsing } from "./internal/rows";
import { slos } from "../schema/slos";

/** The SLOs that a data source feeds. */
export async function listSlosUsing(actor: Actor, slug: string): Promise<SloName[]> {
  assertCan(actor, "admin", null);
  return slosUsing(readAs(actor), slug);
}

/** How many SLOs each data source feeds, by its slug. */
export async function countSlosBySource(actor: Actor): Promise<Map<string, number>> {
  assertCan(actor, "admin", null);
  const slug = sql<string>`${slos.source} ->> 'dataSource'`;
  const rows = await readAs(actor)
    .select({ slug, n: count() })
    .from(slos)
    .where(eq(sql`${slos.source} ->> 'type'`, "prometheus"))
    .groupBy(slug);
  return new Map(rows.map(({ slug: name, n }) => [name, n]));
}
