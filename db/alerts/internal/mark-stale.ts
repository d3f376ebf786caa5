import { and, asc, eq, isNull, lt } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import { openAlerts } from "./open-alerts";
import { remember } from "./remember";

type Silent = { integrationId: number; since: Date; most: number; note: string };

/**
 * Marks what is open and was not heard of since then as stale, in its history too; answers how many.
 * It stays open: who silenced it at its sender is not told that it ended.
 */
export async function markStale(
  tx: Db,
  actor: Actor,
  { integrationId, since, most, note }: Silent,
  now: Date,
): Promise<number> {
  const silent = await tx
    .select()
    .from(alerts)
    .where(
      and(
        eq(alerts.integrationId, integrationId),
        openAlerts(),
        isNull(alerts.staleAt),
        lt(alerts.lastSeenAt, since),
      ),
    )
    .orderBy(asc(alerts.id))
    .limit(most);
  const facts = { kind: "note" as const, text: note };
  for (const alert of silent) {
    await tx.update(alerts).set({ staleAt: now }).where(eq(alerts.id, alert.id));
    await remember(tx, actor, { alert, transition: "stale", facts, by: null }, { now, at: now });
  }
  return silent.length;
}
