import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Tried } from "@/db/alert-routes/alert-routes";
import { getTeamPaging } from "@/db/escalations/team-paging";
import { getPagedWithoutPolicy, getPolicyPaged } from "@/db/escalations/who-is-paged";
import { toldBySteps, type Told } from "@/lib/alert-route/told";

export type Foreseen = Tried & { told: readonly Told[] };

/** Each with who would be told, and when: pages by their policy, tickets by the team's channel. */
export async function withTold(
  actor: Actor,
  team: string,
  tried: readonly Tried[],
  now: Date,
): Promise<Foreseen[]> {
  const { ticketChannel } = await getTeamPaging(actor, team);
  const byTicket = ticketChannel ? [{ afterMinutes: 0, who: [ticketChannel.name] }] : [];
  const slugs = tried.flatMap(({ route, policy }) =>
    route.severity === "page" && policy ? [policy.slug] : [],
  );
  const byPolicy = new Map<string, readonly Told[]>();
  for (const slug of new Set(slugs))
    byPolicy.set(slug, toldBySteps(await getPolicyPaged(actor, slug, now)));
  const byNone = [...toldBySteps(await getPagedWithoutPolicy(actor, team, now)), ...byTicket];
  return tried.map((one) => ({
    ...one,
    told: one.route.severity === "ticket" ? byTicket : toldOfPage(one),
  }));

  function toldOfPage({ policy }: Tried): readonly Told[] {
    return policy === null ? byNone : (byPolicy.get(policy.slug) ?? []);
  }
}
