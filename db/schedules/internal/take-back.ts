import { eq } from "drizzle-orm";
import { scheduleOverrides } from "../../schema/schedules";
import type { Db } from "../../store/engine";
import type { OverrideRow } from "../schedule";

/** One that has begun ends now, any other is gone; answers whether it had. */
export async function takeBack(tx: Db, { id, start }: OverrideRow, now: Date): Promise<boolean> {
  const row = eq(scheduleOverrides.id, id);
  const began = start < now;
  if (began) await tx.update(scheduleOverrides).set({ end: now }).where(row);
  else await tx.delete(scheduleOverrides).where(row);
  return began;
}
