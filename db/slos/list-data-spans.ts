import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { slos } from "../schema/slos";

/** The first and last epoch minute with data. */
export type DataSpan = { firstMinute: number | null; lastMinute: number | null };

/** Since when and until when the SLOs that the actor may read have data, by id. */
export async function listDataSpans(actor: Actor): Promise<Map<number, DataSpan>> {
  const rows = await readAs(actor)
    .select({ id: slos.id, firstMinute: slos.firstMinute, lastMinute: slos.lastMinute })
    .from(slos);
  return new Map(rows.map(({ id, ...span }) => [id, span]));
}
