import { eq } from "drizzle-orm";
import { scheduleBodyOf } from "@/lib/on-call/body-of";
import type { Actor } from "../access/actor";
import { schedules } from "../schema/schedules";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { scheduleForChange } from "./internal/rows";

/** Deletes it with its history, overrides, swaps and calendars; a policy that names it reaches nobody by it. */
export async function deleteSchedule(actor: Actor, slug: string, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const { id, teamId, name, team, timeZone, layers } = await scheduleForChange(
      tx,
      actor,
      slug,
      "manage",
    );
    await tx.delete(schedules).where(eq(schedules.id, id));
    await recordAudit(tx, actor, {
      action: "schedule.delete",
      subject: `schedule:${slug}`,
      teamId,
      before: scheduleBodyOf({ name, team: team.slug, timeZone, layers }),
      at: now,
    });
  });
}
