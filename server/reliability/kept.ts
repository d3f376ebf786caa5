import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Service } from "@/db/services/service";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { isSameTerms, policyTerms, termsKey } from "@/lib/policy/terms";
import type { PolicyAcceptance, RunbookReview } from "@/lib/service/claims";

/** `isCurrent`: it is about the policy, or the runbook, that there is now. */
type Kept<Said> = (Said & { isCurrent: boolean }) | null;

/** What people said of a service, held against what there is now. */
export async function keptOf(
  actor: Actor,
  { slug, team, claims, reliability }: Service,
): Promise<{
  slos: readonly Slo[];
  termsKey: string;
  policy: Kept<PolicyAcceptance>;
  review: Kept<RunbookReview>;
}> {
  const slos = await listSlos(actor, { service: slug });
  const terms = policyTerms(slos);
  const { policy, runbookReview: review } = claims;
  return {
    slos,
    termsKey: termsKey(terms),
    policy: policy
      ? { ...policy, isCurrent: policy.team === team.slug && isSameTerms(policy.terms, terms) }
      : null,
    review: review ? { ...review, isCurrent: review.url === reliability.runbook } : null,
  };
}
