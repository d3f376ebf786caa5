import { and, asc, eq, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor, type Permission } from "../../access/actor";
import { readingAll, readingIn, type Reader } from "../../access/reader";
import { repeated } from "../../access/repeated";
import { teams } from "../../schema/people";
import { schedules, scheduleVersions } from "../../schema/schedules";
import type { Db } from "../../store/engine";
import type { Schedule } from "../schedule";

const selected = (reader: Reader) =>
  reader
    .select({ schedule: schedules, team: teams, version: scheduleVersions })
    .from(schedules)
    .innerJoin(teams, eq(teams.id, schedules.teamId))
    .innerJoin(
      scheduleVersions,
      and(
        eq(scheduleVersions.scheduleId, schedules.id),
        eq(scheduleVersions.version, schedules.version),
      ),
    );

type Row = Awaited<ReturnType<typeof selected>>[number];

const scheduleOf = ({ schedule, team, version: { timeZone, layers } }: Row): Schedule => ({
  ...schedule,
  team,
  timeZone,
  layers,
});

const byName = (reader: Reader, where?: SQL) =>
  selected(reader).where(where).orderBy(asc(schedules.name), asc(schedules.id));
const allRows = repeated((reader) => byName(reader));

/** By name. */
export const selectSchedules = async (reader: Reader, where?: SQL): Promise<Schedule[]> =>
  (await (where ? byName(reader, where) : allRows(reader, {}))).map(scheduleOf);

export async function selectSchedule(reader: Reader, slug: string): Promise<Schedule | null> {
  const [row] = await selected(reader).where(eq(schedules.slug, slug));
  return row ? scheduleOf(row) : null;
}

/** Whoever may read it: for a change that asks its own permission. */
export const findScheduleBySlug = (tx: Db, slug: string): Promise<Schedule | null> =>
  selectSchedule(readingAll(tx), slug);

export const noSchedule = (slug: string) =>
  new AppError("not-found", `There is no schedule "${slug}", or you may not see it.`);

/** Throws not-found where the actor may not read it, and forbidden without `permission` on its team. */
export async function scheduleWith(
  reader: Reader,
  actor: Actor,
  slug: string,
  permission: Permission,
): Promise<Schedule> {
  const schedule = await selectSchedule(reader, slug);
  if (!schedule) throw noSchedule(slug);
  assertCan(actor, permission, schedule.team);
  return schedule;
}

/** As `scheduleWith`, for a change. */
export const scheduleForChange = (
  tx: Db,
  actor: Actor,
  slug: string,
  permission: Permission,
): Promise<Schedule> => scheduleWith(readingIn(tx, actor), actor, slug, permission);
