import { and, count, eq, gte, isNotNull } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { alerts } from "../schema/alerts";

/** How many of an SLO's alerts paged, and how many of those somebody acknowledged. */
type SloPages = { pages: number; acknowledged: number };

export const NO_PAGES: SloPages = { pages: 0, acknowledged: 0 };

/** By SLO, of what fired since an instant; `sloId`: of that alone. */
export async function countSloPages(
  actor: Actor,
  since: Date,
  sloId?: number,
): Promise<Map<number, SloPages>> {
  const rows = await readAs(actor)
    .select({
      sloId: alerts.sloId,
      pages: count(),
      acknowledged: count(alerts.acknowledgedAt),
    })
    .from(alerts)
    .where(
      and(
        sloId === undefined ? isNotNull(alerts.sloId) : eq(alerts.sloId, sloId),
        eq(alerts.worst, "page"),
        gte(alerts.startedAt, since),
      ),
    )
    .groupBy(alerts.sloId);
  return new Map(
    rows.flatMap(({ sloId: id, ...counts }) => (id === null ? [] : [[id, counts] as const])),
  );
}
