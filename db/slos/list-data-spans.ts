import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { exactLastMinutes } from "../measurements/internal/last-minutes";
import { windowMemory } from "../measurements/internal/window-memory";
import { slos } from "../schema/slos";

/** The first and last epoch minute with data. */
export type DataSpan = { firstMinute: number | null; lastMinute: number | null };

/** Since when and until when the SLOs that the actor may read have data, by id. */
export async function listDataSpans(actor: Actor): Promise<Map<number, DataSpan>> {
  const memory = windowMemory();
  const rows = await snapshotAs(actor, async (reader) => {
    const { id, firstMinute, lastMinute } = slos;
    const stored = await reader.select({ id, firstMinute, lastMinute }).from(slos);
    return exactLastMinutes(reader, stored, memory);
  });
  return new Map(rows.map(({ id, ...span }) => [id, span]));
}
