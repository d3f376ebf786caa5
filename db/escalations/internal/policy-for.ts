import { and, eq, type SQL } from "drizzle-orm";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import {
  escalationPolicies,
  escalationPolicyVersions,
  servicePaging,
  teamPaging,
} from "../../schema/escalations";
import type { Db } from "../../store/engine";

/** Who is asked for the policy: a rule's choice, else the service, else the team. */
export type PagedBy = { teamId: number; serviceId: number | null; policySlug: string | null };

export type PinnedPolicy = {
  policyId: number;
  slug: string;
  name: string;
  versionId: number;
  policy: EscalationPolicy;
};

/** The newest version of the policy that a page goes by; a slug that is gone falls back to the rest. */
export async function policyFor(tx: Db, by: PagedBy): Promise<PinnedPolicy | null> {
  return (
    (by.policySlug === null
      ? null
      : await pinned(tx, eq(escalationPolicies.slug, by.policySlug))) ??
    (by.serviceId === null ? null : await ofService(tx, by.serviceId)) ??
    (await ofTeam(tx, by.teamId))
  );
}

async function ofService(tx: Db, serviceId: number): Promise<PinnedPolicy | null> {
  const [row] = await tx
    .select({ policyId: servicePaging.policyId })
    .from(servicePaging)
    .where(eq(servicePaging.serviceId, serviceId));
  return row ? pinned(tx, eq(escalationPolicies.id, row.policyId)) : null;
}

async function ofTeam(tx: Db, teamId: number): Promise<PinnedPolicy | null> {
  const [row] = await tx
    .select({ policyId: teamPaging.policyId })
    .from(teamPaging)
    .where(eq(teamPaging.teamId, teamId));
  return row && row.policyId !== null ? pinned(tx, eq(escalationPolicies.id, row.policyId)) : null;
}

async function pinned(tx: Db, where: SQL): Promise<PinnedPolicy | null> {
  const [row] = await tx
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
  return row ?? null;
}
