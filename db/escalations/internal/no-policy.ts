import { NO_POLICY } from "@/lib/escalation/policy";
import { deletedSlug, slugBefore } from "@/lib/text/deleted-slug";
import { escalationPolicies, escalationPolicyVersions } from "../../schema/escalations";
import type { Db } from "../../store/engine";
import { readingAll } from "../../access/reader";
import { pinnedBy, type PinnedPolicy } from "./policy-for";
import { eq } from "drizzle-orm";

const NAME = "No escalation policy";

/** No policy of this name can be typed. */
const slugFor = (teamId: number): string => deletedSlug("", teamId);

/** Whether a policy is what a page goes by where there is none. */
export const standsForNone = (slug: string): boolean => slugBefore(slug) === "";

/**
 * What a page of the team goes by where nobody has chosen a policy, made with the first of them. It is
 * stored as one that is deleted, so that nobody is offered it, and pages stay named after it.
 */
export async function policyWithout(tx: Db, teamId: number, now: Date): Promise<PinnedPolicy> {
  const slug = slugFor(teamId);
  const known = await pinnedBy(readingAll(tx), eq(escalationPolicies.slug, slug));
  if (known) return known;
  const [row] = await tx
    .insert(escalationPolicies)
    .values({
      slug,
      name: NAME,
      teamId,
      demo: false,
      version: 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: now,
    })
    .returning({ policyId: escalationPolicies.id });
  if (!row) throw new Error("insert returned no policy");
  const [version] = await tx
    .insert(escalationPolicyVersions)
    .values({
      policyId: row.policyId,
      version: 1,
      definition: NO_POLICY,
      savedBy: "Burnline",
      savedAt: now,
    })
    .returning({ versionId: escalationPolicyVersions.id });
  if (!version) throw new Error("insert returned no version");
  return { ...row, ...version, slug, name: NAME, policy: NO_POLICY };
}
