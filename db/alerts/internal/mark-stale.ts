import { and, asc, eq, isNull, lt, ne } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { alertEvents, alerts } from "../../schema/alerts";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";

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
    .select({ id: alerts.id, teamId: alerts.teamId, severity: alerts.severity })
    .from(alerts)
    .where(
      and(
        eq(alerts.integrationId, integrationId),
        ne(alerts.state, "resolved"),
        isNull(alerts.staleAt),
        lt(alerts.lastSeenAt, since),
      ),
    )
    .orderBy(asc(alerts.id))
    .limit(most);
  for (const { id, teamId, severity } of silent) {
    await tx.update(alerts).set({ staleAt: now }).where(eq(alerts.id, id));
    const facts = { kind: "note" as const, text: note };
    await tx
      .insert(alertEvents)
      .values({ alertId: id, at: now, transition: "stale", severity, facts });
    await recordAudit(tx, actor, {
      action: "alert.stale",
      subject: `alert:${id}`,
      teamId,
      at: now,
    });
  }
  return silent.length;
}
