import { and, eq, gt, gte } from "drizzle-orm";
import { deletedSlug } from "@/lib/text/deleted-slug";
import { scheduleBodyOf } from "@/lib/on-call/body-of";
import type { Actor } from "../access/actor";
import { assertNotNotified } from "../escalations/internal/assert-not-notified";
import { cancelWaiting } from "../notifications/internal/enqueue";
import { scheduleOverrides, schedules } from "../schema/schedules";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { addVersion } from "./internal/add-version";
import { scheduleForChange } from "./internal/rows";

/**
 * Nobody is on call by it from now on, and its slug is free; who was stays known. Refused while a
 * policy notifies it.
 */
export async function deleteSchedule(actor: Actor, slug: string, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const before = await scheduleForChange(tx, actor, slug, "manage");
    const { id, teamId, name, team, timeZone, layers } = before;
    await assertNotNotified(tx, actor, { kind: "schedule", schedule: slug });
    const version = before.version + 1;
    await addVersion(tx, actor, { id, version }, { timeZone, layers: [] }, now);
    await endOverrides(tx, id, now);
    await cancelWaiting(tx, { scheduleId: id }, now);
    await tx
      .update(schedules)
      .set({ version, deletedAt: now, slug: deletedSlug(slug, id) })
      .where(eq(schedules.id, id));
    await recordAudit(tx, actor, {
      action: "schedule.delete",
      subject: `schedule:${slug}`,
      teamId,
      before: scheduleBodyOf({ name, team: team.slug, timeZone, layers }),
      at: now,
    });
  });
}

async function endOverrides(tx: Db, scheduleId: number, now: Date): Promise<void> {
  const own = eq(scheduleOverrides.scheduleId, scheduleId);
  await tx.delete(scheduleOverrides).where(and(own, gte(scheduleOverrides.start, now)));
  await tx
    .update(scheduleOverrides)
    .set({ end: now })
    .where(and(own, gt(scheduleOverrides.end, now)));
}
