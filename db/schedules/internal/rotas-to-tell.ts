import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Interval } from "@/lib/time/interval";
import { slugBefore } from "@/lib/text/deleted-slug";
import { can, type Actor } from "../../access/actor";
import { readingAll, readingIn } from "../../access/reader";
import { schedules } from "../../schema/schedules";
import { snapshot } from "../../store/client";
import type { Db } from "../../store/engine";
import type { Rota, Schedule } from "../schedule";
import { selectSchedules } from "./rows";
import { selectRotas } from "./versions";

export type RotaToTell = { schedule: Schedule; rota: Rota };

/** `scheduleId`: null for every schedule; `deletedSince`: those that were deleted later are told of too. */
export type ToTell = { scheduleId: number | null; within: Interval; deletedSince: Date };

/** As `listRotasToTell`. */
export const selectRotasToTell = (actor: Actor, toTell: ToTell): Promise<RotaToTell[]> =>
  snapshot((db) => rotasToTell(db, actor, toTell));

async function rotasToTell(
  db: Db,
  actor: Actor,
  { scheduleId, within, deletedSince }: ToTell,
): Promise<RotaToTell[]> {
  const all = await selectSchedules(
    readingAll(db),
    and(
      scheduleId === null ? undefined : eq(schedules.id, scheduleId),
      or(isNull(schedules.deletedAt), gt(schedules.deletedAt, deletedSince)),
    ),
  );
  const readable = all.filter(({ team }) => can(actor, "read", team));
  const ids = readable.map(({ id }) => id);
  const rotas = await selectRotas(readingAll(db), ids, within, readingIn(db, actor));
  return readable.flatMap((schedule) => {
    const rota = rotas.get(schedule.id);
    return rota ? [{ schedule: { ...schedule, slug: slugBefore(schedule.slug) }, rota }] : [];
  });
}
