import type { Interval } from "@/lib/time/interval";
import type { Actor } from "../access/actor";
import { readAs, snapshotAs } from "../access/reader";
import { selectSchedules } from "./internal/rows";
import { selectRotas } from "./internal/versions";
import type { Rota, Schedule } from "./schedule";

/** The schedules that the actor may read, by name. */
export const listSchedules = (actor: Actor): Promise<Schedule[]> => selectSchedules(readAs(actor));

/** As `listSchedules`, each with what it says of an interval. */
export const listRotas = (
  actor: Actor,
  within: Interval,
  filter: { teamId?: number } = {},
): Promise<{ schedule: Schedule; rota: Rota }[]> =>
  snapshotAs(actor, async (reader) => {
    const all = (await selectSchedules(reader)).filter(
      ({ teamId }) => filter.teamId === undefined || teamId === filter.teamId,
    );
    const rotas = await selectRotas(
      reader,
      all.map(({ id }) => id),
      within,
    );
    return all.flatMap((schedule) => {
      const rota = rotas.get(schedule.id);
      return rota ? [{ schedule, rota }] : [];
    });
  });
