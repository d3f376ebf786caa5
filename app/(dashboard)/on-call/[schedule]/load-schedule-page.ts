import type { OverrideItem } from "@/components/schedule/override-list";
import { can, type UserActor } from "@/db/access/actor";
import { listResponders } from "@/db/incidents/list-responders";
import { listCalendarFeeds } from "@/db/schedules/feeds";
import { listScheduleVersions } from "@/db/schedules/history";
import { listSwaps } from "@/db/schedules/list-swaps";
import type { OverrideRow } from "@/db/schedules/schedule";
import { finalSegmentsIn } from "@/lib/on-call/lanes";
import { shiftsOf } from "@/lib/on-call/shift";
import type { ViewQuery } from "@/lib/on-call/view-query";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { localMinute } from "@/lib/time/local-text";
import { scheduleView } from "@/server/schedules/view";

const MOST_VERSIONS = 20;
const MOST_UPCOMING = 10;
const UPCOMING_DAYS = 60;

/** What the page of a schedule shows, in plain values. Throws not-found. */
export async function loadSchedulePage(
  actor: UserActor,
  slug: string,
  query: ViewQuery,
  now: number,
) {
  const view = await scheduleView(actor, slug, query, now);
  const { schedule, around: rota } = view;
  const ahead = { start: now, end: now + UPCOMING_DAYS * DAY_MS };
  const [responders, swaps, versions, feeds] = await Promise.all([
    listResponders(actor, [schedule.team]),
    listSwaps(actor, slug, new Date(now)),
    listScheduleVersions(actor, slug, MOST_VERSIONS),
    listCalendarFeeds(actor),
  ]);
  const names = {
    ...Object.fromEntries(responders.map(({ email, name }) => [email, name])),
    ...Object.fromEntries([...view.rota.names, ...rota.names]),
  };
  const viewer = viewerOf(actor, schedule.team);
  const people = responders.map(({ email, name }) => ({ value: email, label: name }));
  const inTurns = [...new Set(schedule.layers.flatMap((layer) => layer.people))];
  const running = new Map(view.answer.onCall.map(({ person, since }) => [person, since]));
  return {
    view,
    names,
    viewer,
    people,
    /** Whom the viewer may put in: responders themselves alone. */
    eligible: viewer.mayManage ? people : people.filter(({ value }) => value === viewer.email),
    replaceable: inTurns.map((person) => ({ value: person, label: names[person] ?? person })),
    overrideSpan: {
      start: localMinute(now, schedule.timeZone),
      end: localMinute(now + 8 * HOUR_MS, schedule.timeZone),
    },
    upcoming: shiftsOf(finalSegmentsIn(rota.versions, ahead))
      .slice(0, MOST_UPCOMING)
      .map(({ start, end, person }) => ({
        start: start === now ? (running.get(person) ?? start) : start,
        end,
        person,
      })),
    overrides: rota.overrides
      .filter(({ end }) => end.getTime() > now)
      .sort((a, b) => a.start.getTime() - b.start.getTime())
      .map((row) => overrideItem(row, viewer, actor.userId)),
    swaps: swaps.map(({ id, start, end, from, to, message, state }) => ({
      id,
      start: start.getTime(),
      end: end.getTime(),
      from,
      to,
      message,
      state,
    })),
    feeds: feeds
      .filter((feed) => feed.schedule === null || feed.schedule.slug === slug)
      .map(({ id, schedule: of, createdAt, lastReadAt }) => ({
        id,
        isOwn: of === null,
        createdAt: createdAt.getTime(),
        lastReadAt: lastReadAt && lastReadAt.getTime(),
      })),
    versions: versions.map((version) => ({
      ...version,
      effectiveFrom: version.effectiveFrom.getTime(),
    })),
  };
}

const viewerOf = (actor: UserActor, team: { id: number; open: boolean }) => ({
  email: actor.email.toLowerCase(),
  mayRespond: can(actor, "respond", team),
  mayManage: can(actor, "manage", team),
});

function overrideItem(
  { id, start, end, kind, person, replaces, reason, createdBy, createdById }: OverrideRow,
  viewer: ReturnType<typeof viewerOf>,
  userId: number,
): OverrideItem {
  const isOwn = kind !== "nobody" && [person, replaces].includes(viewer.email);
  return {
    id,
    start: start.getTime(),
    end: end.getTime(),
    kind,
    person,
    replaces,
    reason,
    createdBy,
    mayEnd: viewer.mayManage || (viewer.mayRespond && (isOwn || createdById === userId)),
  };
}
