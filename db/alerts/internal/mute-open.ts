import { and, eq, isNull } from "drizzle-orm";
import { matches } from "@/lib/alert/matcher";
import type { Actor } from "../../access/actor";
import { pageForMuted } from "../../incidents/internal/pages";
import { alerts, type alertMutes } from "../../schema/alerts";
import type { Db } from "../../store/engine";
import { labelsOf, selectLabeled } from "./labeled";
import { byOf } from "./changed";
import { follow } from "./follow";
import { openAlerts } from "./open-alerts";
import { remember } from "./remember";

type Mute = typeof alertMutes.$inferSelect;

/** What is open already, and fits a mute that covers now, is told to nobody any more. */
export async function muteOpen(tx: Db, actor: Actor, mute: Mute, now: Date): Promise<number> {
  const open = await selectLabeled(tx).where(
    and(eq(alerts.teamId, mute.teamId), openAlerts(), isNull(alerts.muteId)),
  );
  const fitting = open.filter((one) =>
    mute.matchers.every((matcher) => matches(matcher, labelsOf(one))),
  );
  const by = actor.kind === "system" ? null : byOf(actor);
  for (const { alert } of fitting) {
    await tx.update(alerts).set({ muteId: mute.id }).where(eq(alerts.id, alert.id));
    const muted = { alert: { ...alert, muteId: mute.id }, transition: "muted", by } as const;
    await remember(tx, actor, { ...muted, facts: null }, { now, at: now });
    await follow(tx, actor, muted, now);
  }
  const unanswered = fitting.filter(({ alert }) => alert.state === "firing");
  for (const incidentId of new Set(unanswered.map(({ alert }) => alert.incidentId)))
    if (incidentId !== null) await pageForMuted(tx, incidentId, now);
  return fitting.length;
}
