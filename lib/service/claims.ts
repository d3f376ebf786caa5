import type { PolicyTerms } from "@/lib/policy/terms";
import type { ServiceProfile } from "@/lib/reliability/registry/profile-schema";
import type { RunbookCheck } from "./runbook-checks";

/** Who said something, as they were called then, and when, in epoch milliseconds. */
export type Said = { by: string; at: number };

/** `team`: the slug of that which owned the service then. */
export type PolicyAcceptance = Said & { team: string; terms: PolicyTerms };

/** `url`: of the runbook that was read; `met`: what it was found to have. */
export type RunbookReview = Said & { url: string; met: readonly RunbookCheck[] };

/** What people said of a service; missing: nobody did. */
export type ServiceClaims = {
  policy?: PolicyAcceptance;
  runbookReview?: RunbookReview;
  callsNothing?: Said;
};

/** As it is stored: what is known of the service, and what was said of it. */
export type StoredProfile = ServiceProfile & { claims?: ServiceClaims };
