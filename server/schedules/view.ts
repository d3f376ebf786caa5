import "server-only";
import type { Actor } from "@/db/access/actor";
import { countPages } from "@/db/notifications/count-pages";
import { getRota } from "@/db/schedules/find";
import type { Rota, Schedule } from "@/db/schedules/schedule";
import { finalSegmentsIn, lanesOf, type Lane } from "@/lib/on-call/lanes";
import { loadOf, type Load } from "@/lib/on-call/load";
import { peopleIn } from "@/lib/on-call/people-in";
import { onCallAt, type Answer } from "@/lib/on-call/on-call";
import { shiftsOf, type Shift } from "@/lib/on-call/shift";
import { viewSpan, type ViewQuery } from "@/lib/on-call/view-query";
import type { Warning } from "@/lib/on-call/warnings";
import { nextZoneChange, type ZoneChange } from "@/lib/on-call/zone-change";
import type { Interval } from "@/lib/time/interval";
import { CLOCKS_DAYS, knownOf, warningsFrom } from "./known-of";
import { lookedAt } from "./on-call-now";

export type ScheduleView = {
  schedule: Schedule;
  /** Of the weeks that are seen. */
  rota: Rota;
  /** Of the year before and after now. */
  around: Rota;
  span: Interval;
  lanes: Lane[];
  shifts: Shift[];
  answer: Answer;
  warnings: Warning[];
  loads: Load[];
  zoneChange: ZoneChange | null;
};

/** Everything that the page of a schedule says. Throws not-found. */
export async function scheduleView(
  actor: Actor,
  slug: string,
  query: ViewQuery,
  now: number,
): Promise<ScheduleView> {
  const asked = await getRota(actor, slug, lookedAt(now));
  const { schedule } = asked;
  const span = viewSpan(query, schedule.timeZone, now);
  const isNear = span.start >= lookedAt(now).start && span.end <= lookedAt(now).end;
  const seen = isNear ? asked : await getRota(actor, slug, span);
  const shifts = shiftsOf(finalSegmentsIn(seen.rota.versions, span));
  const versions = [...asked.rota.versions, ...seen.rota.versions];
  const people = peopleIn(versions.map((version) => version.schedule));
  const known = await knownOf(actor, schedule, people);
  const plan = asked.rota.versions.at(-1)?.schedule;
  const pages = await countPages(actor, [...new Set(shifts.map(({ person }) => person))], span);
  return {
    schedule,
    rota: seen.rota,
    around: asked.rota,
    span,
    lanes: lanesOf(seen.rota.versions, span),
    shifts,
    answer: onCallAt(asked.rota.versions, now),
    warnings: plan ? warningsFrom(plan, now, known) : [],
    loads: loadOf(shifts, known.zoneOf, pages),
    zoneChange: nextZoneChange(schedule.timeZone, now, CLOCKS_DAYS),
  };
}
