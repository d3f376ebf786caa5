import { eq } from "drizzle-orm";
import { segmentsOf } from "@/lib/on-call/on-call";
import { readingAll } from "../../access/reader";
import { schedules } from "../../schema/schedules";
import type { Db } from "../../store/engine";
import { selectRota } from "./versions";

/** By address, in lower case; nobody in a gap, or where there is no such schedule. */
export async function peopleOnCall(tx: Db, scheduleSlug: string, at: Date): Promise<string[]> {
  const reader = readingAll(tx);
  const [schedule] = await reader
    .select({ id: schedules.id })
    .from(schedules)
    .where(eq(schedules.slug, scheduleSlug));
  if (!schedule) return [];
  const instant = { start: at.getTime(), end: at.getTime() + 1 };
  const [segment] = segmentsOf((await selectRota(reader, schedule.id, instant)).versions, instant);
  return segment?.onCall.map(({ person }) => person.toLowerCase()) ?? [];
}
