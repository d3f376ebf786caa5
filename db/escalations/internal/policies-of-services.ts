import type { Reader } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { escalationPolicies, servicePaging, teamPaging } from "../../schema/escalations";
import { oneOf } from "../../store/key-rows";
import { selectPinned, type PinnedPolicy } from "./policy-for";

type Asked = { id: number; teamId: number };

/** What pages of each service go by, as `policyFor` says of one; in three statements at most. */
export async function policiesOfServices(
  reader: Reader,
  services: readonly Asked[],
): Promise<Map<number, PinnedPolicy>> {
  const ofServices = await serviceRows(reader, { ids: services.map(({ id }) => id) });
  const teamIds = [...new Set(services.map(({ teamId }) => teamId))];
  const ofTeams = await teamRows(reader, { ids: teamIds });
  const byService = new Map(ofServices.map((row) => [row.serviceId, row.policyId]));
  const byTeam = new Map(ofTeams.map((row) => [row.teamId, row.policyId]));
  const wanted = [...byService.values(), ...[...byTeam.values()].flatMap((id) => id ?? [])];
  if (wanted.length === 0) return new Map();
  const policies = await selectPinned(reader, oneOf(escalationPolicies.id, [...new Set(wanted)]));
  const pinned = new Map(policies.map((policy) => [policy.policyId, policy]));
  return new Map(
    services.flatMap(({ id, teamId }) => {
      const policy = pinned.get(byService.get(id) ?? -1) ?? pinned.get(byTeam.get(teamId) ?? -1);
      return policy ? [[id, policy] as const] : [];
    }),
  );
}

type Ids = Given<{ ids: readonly number[] }>;

const serviceRows = repeated((reader, { ids }: Ids) =>
  reader.select().from(servicePaging).where(oneOf(servicePaging.serviceId, ids)),
);

const teamRows = repeated((reader, { ids }: Ids) =>
  reader
    .select({ teamId: teamPaging.teamId, policyId: teamPaging.policyId })
    .from(teamPaging)
    .where(oneOf(teamPaging.teamId, ids)),
);
