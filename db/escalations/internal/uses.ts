import { and, asc, count, eq, inArray } from "drizzle-orm";
import { readingAll, type Reader } from "../../access/reader";
import { alertRoutes } from "../../schema/alerts";
import {
  escalationPolicyVersions,
  escalations,
  servicePaging,
  teamPaging,
} from "../../schema/escalations";
import { teams } from "../../schema/people";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";

/** What pages by a policy: the teams and services, the teams whose alert rules name it, and how many pages are open. */
export type PolicyUses = {
  teams: { slug: string; name: string }[];
  services: { slug: string; name: string }[];
  routes: { slug: string; name: string }[];
  open: number;
};

/** As far as the reader may see. */
export async function selectUses(
  reader: Reader,
  policy: { id: number; slug: string },
): Promise<PolicyUses> {
  const byTeam = await reader
    .select({ slug: teams.slug, name: teams.name })
    .from(teamPaging)
    .innerJoin(teams, eq(teams.id, teamPaging.teamId))
    .where(eq(teamPaging.policyId, policy.id))
    .orderBy(asc(teams.name));
  const byService = await reader
    .select({ slug: services.slug, name: services.name })
    .from(servicePaging)
    .innerJoin(services, eq(services.id, servicePaging.serviceId))
    .where(eq(servicePaging.policyId, policy.id))
    .orderBy(asc(services.name));
  const routed = await reader
    .select({ slug: teams.slug, name: teams.name, rules: alertRoutes.rules })
    .from(alertRoutes)
    .innerJoin(teams, eq(teams.id, alertRoutes.teamId))
    .orderBy(asc(teams.name));
  const routes = routed
    .filter(({ rules }) => rules.some((rule) => rule.escalationPolicy === policy.slug))
    .map(({ slug, name }) => ({ slug, name }));
  const open = await countOpen(reader, policy.id);
  return { teams: byTeam, services: byService, routes, open };
}

/** Whoever may see them. */
export const usesOfAll = (tx: Db, policy: { id: number; slug: string }): Promise<PolicyUses> =>
  selectUses(readingAll(tx), policy);

async function countOpen(reader: Reader, policyId: number): Promise<number> {
  const [row] = await reader
    .select({ n: count() })
    .from(escalations)
    .innerJoin(
      escalationPolicyVersions,
      eq(escalationPolicyVersions.id, escalations.policyVersionId),
    )
    .where(
      and(
        eq(escalationPolicyVersions.policyId, policyId),
        inArray(escalations.state, ["running", "acknowledged", "exhausted"]),
      ),
    );
  return row?.n ?? 0;
}
