import "server-only";
import type { UserActor } from "@/db/access/actor";
import { createCalendarFeed } from "@/db/schedules/feeds";
import { linkTo } from "./installation-url";
import { keyHash, randomKey } from "./random-key";

/** Makes a calendar's secret address, which is kept nowhere. */
export async function calendarLink(actor: UserActor, schedule: string | null): Promise<string> {
  const key = randomKey();
  await createCalendarFeed(actor, schedule, keyHash(key), new Date());
  return linkTo(`/api/calendar/${key}.ics`);
}
