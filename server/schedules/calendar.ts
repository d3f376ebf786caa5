import "server-only";
import type { UserActor } from "@/db/access/actor";
import { listRotasToTell } from "@/db/schedules/list-rotas-to-tell";
import type { FeedIdentity } from "@/db/schedules/feed-identity";
import type { Rota, Schedule } from "@/db/schedules/schedule";
import { tellCalendar } from "@/db/schedules/tell-calendar";
import { calendarText } from "@/lib/calendar/write";
import { AppError } from "@/lib/errors/app-error";
import { finalSegmentsIn } from "@/lib/on-call/lanes";
import { shiftsOf, type Shift } from "@/lib/on-call/shift";
import type { WantedShift } from "@/lib/on-call/told-shifts";
import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { systemActor } from "../auth/system-actor";

const PAST_DAYS = 30;
const AHEAD_DAYS = 90;
const REFRESH_MINUTES = 60;

type Plan = { schedule: Schedule; rota: Rota };

/** What a calendar reads: the shifts of the last month and the next three. */
export async function calendarOf(actor: UserActor, feed: FeedIdentity, now: Date): Promise<string> {
  const at = now.getTime();
  const span = wholeYears(now);
  const keptFrom = at - PAST_DAYS * DAY_MS;
  const { scheduleId } = feed;
  const isOwn = scheduleId === null;
  const deletedSince = new Date(keptFrom);
  const plans = await listRotasToTell(actor, { scheduleId, within: span, deletedSince });
  if (!isOwn && plans.length === 0) throw noCalendar();
  const wanted = plans.flatMap((plan) => {
    const shifts = shiftsOf(finalSegmentsIn(plan.rota.versions, span)).filter(
      ({ person, start, end }) =>
        end > keptFrom &&
        start < at + AHEAD_DAYS * DAY_MS &&
        (!isOwn || person === actor.email.toLowerCase()),
    );
    return shifts.map((shift) => wantedShift(plan, shift, !isOwn));
  });
  const told = await tellCalendar(systemActor("calendar"), feed, { wanted, keptFrom, now });
  const [first] = plans;
  return calendarText(
    isOwn || !first ? "My on-call shifts" : nameOf(first.schedule),
    REFRESH_MINUTES,
    told.map(({ canceledAt, updatedAt, ...shift }) => ({
      ...shift,
      description: "",
      isCanceled: canceledAt !== null,
      changedAt: updatedAt,
    })),
  );
}

const nameOf = ({ name, deletedAt }: Schedule): string =>
  deletedAt === null ? name : `${name} (deleted)`;

const noCalendar = () =>
  new AppError("not-found", "There is no such schedule any more, or you may not see it.");

/**
 * A shift is told whole, however long it is: one that is cut, where the calendar ends, would move
 * with each reading.
 */
const wholeYears = (now: Date): Interval => ({
  start: Date.UTC(now.getUTCFullYear() - 1, 0, 1),
  end: Date.UTC(now.getUTCFullYear() + 2, 0, 1),
});

/** A shift is known by its schedule, its person and its start; only its end can move. */
function wantedShift(
  { schedule, rota }: Plan,
  { start, end, person }: Shift,
  withPerson: boolean,
): WantedShift {
  const name = rota.names.get(person) ?? person;
  return {
    uid: `${schedule.slug}-${start}-${person}@burnline`,
    start,
    end,
    summary: withPerson ? `${name}: ${schedule.name}` : `On call: ${schedule.name}`,
  };
}
