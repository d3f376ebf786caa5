import type { Paged } from "@/lib/escalation/paged";
import type { ServiceClaims } from "@/lib/service/claims";
import type { Objective } from "@/lib/slo/objective";
import type { ObjectiveFacts } from "@/lib/slo/quality/facts";
import type { AlertFacts } from "@/lib/slo/quality/alerts-reach";
import type { MeasurableFacts } from "@/lib/slo/quality/measurable";
import type { OnCallFacts } from "./on-call-facts";

/**
 * `looks`: the share of the budget that was left at the end of each of the last 28 days in UTC, the oldest first; null
 * where nothing was known. `overspentMinutes`: by how much the running window is over its budget.
 */
export type SloFacts = Omit<AlertFacts & MeasurableFacts, "paged" | "objectives"> & {
  name: string;
  slug: string;
  objectives: readonly (Pick<ObjectiveFacts, "coverage" | "rules"> & Objective)[];
  looks: readonly (number | null)[];
  overspentMinutes: number;
};

/**
 * Postmortems that incidents of the last 180 days asked for: published in time or late, and those
 * that are due and not published.
 */
export type PostmortemFacts = { inTime: number; late: number; overdue: number; pending: number };

type ActionFacts = { pending: number; overdue: number };

/** `kind`: "none" is known, "unknown" is not said. */
export type FallbackFacts = {
  kind: "unknown" | "none" | "there";
  /** Epoch milliseconds; null: never, or not known. */
  testedAt: number | null;
};

/**
 * What the registry holds of the service: how many calls, and of how many it says how critical they
 * are and how long they may take.
 */
export type RegistryFacts = {
  named: number;
  described: number;
  /** Of what it degrades without. */
  fallbacks: readonly FallbackFacts[];
};

/** `errors`: the ids of those that are errors; `budgetMinutes`: the most that one puts at risk, null unknown. */
export type FindingFacts = { errors: readonly string[]; budgetMinutes: number | null };

/** What a service's scorecard is made of, as of `now`; instants are epoch milliseconds. */
export type ScorecardFacts = {
  now: number;
  /** `runbook`: its address; null where nobody named one. */
  service: { name: string; description: string; runbook: string | null };
  claims: ServiceClaims;
  team: { slug: string; name: string; responders: number };
  slos: readonly SloFacts[];
  paged: Pick<Paged, "demo" | "policy" | "warnings">;
  onCall: OnCallFacts;
  postmortems: PostmortemFacts;
  actions: ActionFacts;
  registry: RegistryFacts;
  findings: FindingFacts;
};
