import { and, eq, type SQL } from "drizzle-orm";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import type { Reader } from "../../access/reader";
import {
  escalationPolicies,
  escalationPolicyVersions,
  servicePaging,
  teamPaging,
} from "../../schema/escalations";

/** Who is asked for the policy: a rule's choice, else the service, else the team. */
export type PagedBy = { teamId: number; serviceId: number | null; policySlug: string | null };

export type PinnedPolicy = {
  policyId: number;
  slug: string;
  name: string;
  versionId: number;
  policy: EscalationPolicy;
};

/** `from`: whose choice it is. */
export type Chosen = PinnedPolicy & { from: "rule" | "service" | "team" };

/** The newest version of the policy that a page goes by; a slug that is gone falls back to the rest. */
export async function policyFor(reader: Reader, by: PagedBy): Promise<Chosen | null> {
  const ofRule =
    by.policySlug === null
      ? null
      : await pinnedBy(reader, eq(escalationPolicies.slug, by.policySlug));
  if (ofRule) return { ...ofRule, from: "rule" };
  const service = by.serviceId === null ? null : await ofService(reader, by.serviceId);
  if (service) return { ...service, from: "service" };
  const team = await ofTeam(reader, by.teamId);
  return team && { ...team, from: "team" };
}

async function ofService(reader: Reader, serviceId: number): Promise<PinnedPolicy | null> {
  const [row] = await reader
    .select({ policyId: servicePaging.policyId })
    .from(servicePaging)
    .where(eq(servicePaging.serviceId, serviceId));
  return row ? pinnedBy(reader, eq(escalationPolicies.id, row.policyId)) : null;
}

async function ofTeam(reader: Reader, teamId: number): Promise<PinnedPolicy | null> {
  const [row] = await reader
    .select({ policyId: teamPaging.policyId })
    .from(teamPaging)
    .where(eq(teamPaging.teamId, teamId));
  return row && row.policyId !== null
    ? pinnedBy(reader, eq(escalationPolicies.id, row.policyId))
    : null;
}

export async function pinnedBy(reader: Reader, where: SQL): Promise<PinnedPolicy | null> {
  const [row] = await selectPinned(reader, where);
  return row ?? null;
}

/** Policies at their newest version. */
export const selectPinned = (reader: Reader, where: SQL): Promise<PinnedPolicy[]> =>
  reader
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
    .where(where);
