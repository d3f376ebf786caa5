import { and, eq, isNull, ne } from "drizzle-orm";
import { matches } from "@/lib/alert/matcher";
import type { Actor } from "../../access/actor";
import { endEscalations } from "../../escalations/internal/escalate";
import { cancelWaiting } from "../../notifications/internal/enqueue";
import { alerts, type alertMutes } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import { labelsOf, selectLabeled } from "./labeled";
import { rememberMute } from "./remember-mute";

type Mute = typeof alertMutes.$inferSelect;

/** What is open already, and fits a mute that covers now, is told to nobody any more. */
export async function muteOpen(tx: Db, actor: Actor, mute: Mute, now: Date): Promise<number> {
  const open = await selectLabeled(tx).where(
    and(eq(alerts.teamId, mute.teamId), ne(alerts.state, "resolved"), isNull(alerts.muteId)),
  );
  const fitting = open.filter((one) =>
    mute.matchers.every((matcher) => matches(matcher, labelsOf(one))),
  );
  for (const { alert } of fitting) {
    await tx.update(alerts).set({ muteId: mute.id }).where(eq(alerts.id, alert.id));
    await rememberMute(tx, actor, alert, "muted", now);
    await endEscalations(tx, { alertId: alert.id }, now);
    await cancelWaiting(tx, { alertId: alert.id }, now);
  }
  return fitting.length;
}
