import type { Interval } from "@/lib/time/interval";
import type { Actor } from "../access/actor";
import { readAs, snapshotAs } from "../access/reader";
import { noSchedule, selectSchedule } from "./internal/rows";
import { selectRota } from "./internal/versions";
import type { Rota, Schedule } from "./schedule";

export const findSchedule = (actor: Actor, slug: string): Promise<Schedule | null> =>
  selectSchedule(readAs(actor), slug);

/** Throws not-found, also where the actor may not read it. */
export async function getSchedule(actor: Actor, slug: string): Promise<Schedule> {
  const schedule = await findSchedule(actor, slug);
  if (!schedule) throw noSchedule(slug);
  return schedule;
}

/** The schedule with what it says of an interval. Throws not-found as `getSchedule`. */
export const getRota = (
  actor: Actor,
  slug: string,
  within: Interval,
): Promise<{ schedule: Schedule; rota: Rota }> =>
  snapshotAs(actor, async (reader) => {
    const schedule = await selectSchedule(reader, slug);
    if (!schedule) throw noSchedule(slug);
    return { schedule, rota: await selectRota(reader, schedule.id, within) };
  });
