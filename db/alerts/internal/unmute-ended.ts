import { and, eq, lte } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { alertMutes, alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import { follow } from "./follow";
import { labelsOf, selectLabeled, type Labeled } from "./labeled";
import { muteOf } from "./mute";
import { openAlerts } from "./open-alerts";
import { remember } from "./remember";

/** Open alerts whose mute is over, unless another covers them: they are told of as if they fired now, and who has them is asked again later. */
export async function unmuteEnded(tx: Db, actor: Actor, now: Date): Promise<number> {
  const muted = await selectLabeled(tx)
    .innerJoin(alertMutes, eq(alertMutes.id, alerts.muteId))
    .where(and(openAlerts(), lte(alertMutes.endsAt, now)));
  for (const one of muted) await unmute(tx, actor, one, now);
  return muted.length;
}

async function unmute(tx: Db, actor: Actor, one: Labeled, now: Date): Promise<void> {
  const muteId = await muteOf(tx, one.alert.teamId, labelsOf(one), now);
  const [alert] = await tx
    .update(alerts)
    .set({ muteId })
    .where(eq(alerts.id, one.alert.id))
    .returning();
  if (!alert || muteId !== null) return;
  const unmuted = { alert, transition: "unmuted", facts: null, by: null } as const;
  await remember(tx, actor, unmuted, { now, at: now });
  await follow(tx, actor, unmuted, now);
}
