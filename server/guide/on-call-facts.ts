import "server-only";
import { assertCan, type Actor } from "@/db/access/actor";
import { getTeamPaging } from "@/db/escalations/team-paging";
import { listMembers } from "@/db/people/memberships";
import { getTeam } from "@/db/people/teams";
import { listSchedules } from "@/db/schedules/list";
import type { OnCallFacts } from "@/lib/guide/on-call-checks";
import { unreachablePeople } from "@/server/notifications/unreachable";

/** What a team has to answer a page with, for whoever may launch a service of it. */
export async function onCallFacts(actor: Actor, team: string): Promise<OnCallFacts> {
  assertCan(actor, "manage", await getTeam(actor, team));
  const [members, schedules, paging] = await Promise.all([
    listMembers(actor, team),
    listSchedules(actor),
    getTeamPaging(actor, team),
  ]);
  const responders = members.filter(({ active, role }) => active && role !== "viewer");
  const unreachable = await unreachablePeople(
    actor,
    responders.map(({ email }) => email),
  );
  const names = new Map(responders.map(({ email, name }) => [email.toLowerCase(), name]));
  return {
    people: responders.length,
    schedules: schedules.filter((schedule) => schedule.team.slug === team).length,
    policy: paging.policy?.name ?? null,
    unreachable: unreachable.map(({ email }) => names.get(email) ?? email),
  };
}
