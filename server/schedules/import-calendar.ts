import "server-only";
import type { Actor } from "@/db/access/actor";
import { assertMayEditSchedules } from "@/db/schedules/assert-may-edit";
import { getSchedule } from "@/db/schedules/find";
import { importOverrides, planImport, type ImportPlan } from "@/db/schedules/import-overrides";
import type { Unread } from "@/lib/calendar/read-rota";
import { AppError } from "@/lib/errors/app-error";
import type { Interval } from "@/lib/time/interval";
import { parseApart } from "../parsing/parse-apart";
import { isParsingRefused } from "../parsing/parsing-refused";

type Asked = { ical: string; within: Interval; dryRun: boolean };
export type CalendarImport = ImportPlan & { unread: Unread[] };

/** Reads a calendar, and stores its shifts unless it is a dry run. Rights come before reading. */
export async function importCalendar(
  actor: Actor,
  slug: string,
  { ical, within, dryRun }: Asked,
  now: Date,
): Promise<CalendarImport> {
  const { team, timeZone } = await getSchedule(actor, slug);
  await assertMayEditSchedules(actor, team.slug);
  const rota = await readApart({ text: ical, timeZone, within });
  if (!rota.ok) throw refused(rota.message);
  const { shifts, unread } = rota;
  const plan = await (dryRun ? planImport : importOverrides)(actor, slug, { shifts, within }, now);
  return { ...plan, unread };
}

async function readApart(asked: { text: string; timeZone: string; within: Interval }) {
  try {
    return await parseApart("readRota", asked);
  } catch (error) {
    throw isParsingRefused(error) && error.why === "text" ? refused(error.message) : error;
  }
}

const refused = (message: string): AppError =>
  new AppError("invalid", message, [{ path: "ical", message }]);
