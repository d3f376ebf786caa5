import "server-only";
import type { UserActor } from "@/db/access/actor";
import type { ScorecardRow } from "@/components/scorecard/scorecard-table";
import type { ScorecardListQuery } from "@/lib/reliability/scorecard/list-query";
import { listScorecards } from "@/server/reliability/scorecard";

/** Of the team that is asked for, the lowest level first. */
export async function scorecardRows(
  actor: UserActor,
  { team }: ScorecardListQuery,
): Promise<ScorecardRow[]> {
  const all = await listScorecards(actor);
  return all
    .filter(({ service }) => team === "" || service.team.slug === team)
    .map(({ service, card }) => ({
      slug: service.slug,
      name: service.name,
      team: { slug: service.team.slug, name: service.team.name },
      card,
    }))
    .sort((a, b) => a.card.level - b.card.level);
}
