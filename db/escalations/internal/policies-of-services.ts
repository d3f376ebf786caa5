import { and, eq } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import {
  escalationPolicies,
  escalationPolicyVersions,
  servicePaging,
  teamPaging,
} from "../../schema/escalations";
import { oneOf } from "../../store/key-rows";
import type { PinnedPolicy } from "./policy-for";

type Asked = { id: number; teamId: number };

/** What pages of each service go by, as `policyFor` says of one; in three statements. */
export async function policiesOfServices(
  reader: Reader,
  services: readonly Asked[],
): Promise<Map<number, PinnedPolicy>> {
  const ofServices = await reader
    .select()
    .from(servicePaging)
    .where(
      oneOf(
        servicePaging.serviceId,
        services.map(({ id }) => id),
      ),
    );
  const ofTeams = await reader
    .select({ teamId: teamPaging.teamId, policyId: teamPaging.policyId })
    .from(teamPaging)
    .where(oneOf(teamPaging.teamId, [...new Set(services.map(({ teamId }) => teamId))]));
  const byService = new Map(ofServices.map((row) => [row.serviceId, row.policyId]));
  const byTeam = new Map(ofTeams.map((row) => [row.teamId, row.policyId]));
  const wanted = [...byService.values(), ...[...byTeam.values()].flatMap((id) => id ?? [])];
  const pinned = await selectPinned(reader, [...new Set(wanted)]);
  return new Map(
    services.flatMap(({ id, teamId }) => {
      const policy = pinned.get(byService.get(id) ?? -1) ?? pinned.get(byTeam.get(teamId) ?? -1);
      return policy ? [[id, policy] as const] : [];
    }),
  );
}

async function selectPinned(
  reader: Reader,
  ids: readonly number[],
): Promise<Map<number, PinnedPolicy>> {
  const rows = await reader
    .select({
      policyId: escalationPolicies.id,
      slug: escalationPolicies.slug,
      name: escalationPolicies.name,
      versionId: escalationPolicyVersions.id,
      policy: escalationPolicyVersions.definition,
    })
    .from(escalationPolicies)
    .innerJoin(
      escalationPolicyVersions,
      and(
        eq(escalationPolicyVersions.policyId, escalationPolicies.id),
        eq(escalationPolicyVersions.version, escalationPolicies.version),
      ),
    )
    .where(oneOf(escalationPolicies.id, ids));
  return new Map(rows.map((row) => [row.policyId, row]));
}
