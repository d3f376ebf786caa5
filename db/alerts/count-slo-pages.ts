import { and, count, eq, gte, inArray, isNotNull } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { alerts } from "../schema/alerts";

/** How many of an SLO's alerts paged, and how many of those somebody acknowledged. */
export type SloPages = { pages: number; acknowledged: number };

/** By SLO, of what fired since an instant; `sloIds`: of these alone. */
export async function countSloPages(
  actor: Actor,
  since: Date,
  sloIds?: readonly number[],
): Promise<Map<number, SloPages>> {
  if (sloIds?.length === 0) return new Map();
  const rows = await readAs(actor)
    .select({
      sloId: alerts.sloId,
      pages: count(),
      acknowledged: count(alerts.acknowledgedAt),
    })
    .from(alerts)
    .where(
      and(
        sloIds ? inArray(alerts.sloId, [...sloIds]) : isNotNull(alerts.sloId),
        eq(alerts.worst, "page"),
        gte(alerts.startedAt, since),
      ),
    )
    .groupBy(alerts.sloId);
  return new Map(
    rows.flatMap(({ sloId, ...counts }) => (sloId === null ? [] : [[sloId, counts] as const])),
  );
}
