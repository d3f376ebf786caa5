import type { OnCallRow } from "@/components/schedule/on-call-list";
import type { UserActor } from "@/db/access/actor";
import type { OnCallNow } from "@/server/schedules/on-call-now";

/** Those of oneself first: whoever is on call now, then whoever is in a layer; else by name. */
export function onCallRows(actor: UserActor, found: readonly OnCallNow[]): OnCallRow[] {
  const self = actor.email.toLowerCase();
  const rank = ({ schedule, answer }: OnCallNow): number => {
    if (answer.onCall.some(({ person }) => person === self)) return 0;
    if (schedule.layers.some(({ people }) => people.includes(self))) return 1;
    return actor.roles.has(schedule.teamId) ? 2 : 3;
  };
  return found.toSorted((a, b) => rank(a) - rank(b)).map((each) => onCallRow(self, each));
}

function onCallRow(self: string, { schedule, answer, names }: OnCallNow): OnCallRow {
  const { onCall, next } = answer;
  const ends = onCall.flatMap(({ until }) => until ?? []);
  return {
    slug: schedule.slug,
    name: schedule.name,
    team: { slug: schedule.team.slug, name: schedule.team.name },
    people: onCall.map(({ person }) => person),
    until: ends.length === 0 ? null : Math.min(...ends),
    next: next && { at: next.at, people: next.onCall.map(({ person }) => person) },
    names: Object.fromEntries(names),
    isMine: onCall.some(({ person }) => person === self),
  };
}
