import { asc, exists, and, eq, isNull } from "drizzle-orm";
import { formatDuration } from "@/lib/formats/duration";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { markStale } from "../alerts/internal/mark-stale";
import { openAlerts } from "../alerts/internal/open-alerts";
import { alerts } from "../schema/alerts";
import { integrations } from "../schema/integrations";
import { subselect } from "../store/client";
import { serialWrite } from "../store/serial-write";

/** Of one integration in one transaction; what is left comes next time. */
const MOST_AT_ONCE = 200;

/** Marks the open alerts that their integrations are silent about; answers how many. */
export async function markStaleAlerts(actor: Actor, now: Date): Promise<number> {
  assertCan(actor, "admin", null);
  const open = subselect()
    .select({ id: alerts.id })
    .from(alerts)
    .where(and(eq(alerts.integrationId, integrations.id), openAlerts(), isNull(alerts.staleAt)));
  const senders = await readAs(actor)
    .select({ id: integrations.id, staleAfterMs: integrations.staleAfterMs })
    .from(integrations)
    .where(exists(open))
    .orderBy(asc(integrations.id));
  let marked = 0;
  for (const { id, staleAfterMs } of senders) {
    const silent = {
      integrationId: id,
      since: new Date(now.getTime() - staleAfterMs),
      most: MOST_AT_ONCE,
      note: `Not heard of for ${formatDuration(staleAfterMs)}: it may be over, or silenced at its sender.`,
    };
    marked += await serialWrite((tx) => markStale(tx, actor, silent, now));
  }
  return marked;
}
