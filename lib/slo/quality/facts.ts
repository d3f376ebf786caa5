import type { TargetAdvice } from "@/lib/advice/target-history";
import type { Paged } from "@/lib/escalation/paged";
import type { Severity } from "@/lib/alerting/policy";
import type { SliKind } from "@/lib/sli/sli";
import type { Alerting } from "../alerting";
import type { Objective } from "../objective";
import type { Source } from "../source";

/**
 * `coverage`: the share (0..1) of the window's minutes since the first measurement that have data;
 * null before it. `rules`: the severities of the alert rules that it follows.
 */
export type ObjectiveFacts = {
  objective: Objective;
  coverage: number | null;
  history: TargetAdvice | null;
  rules: readonly Severity[];
};

/** Pages since `since`, epoch milliseconds, and how many of them somebody acknowledged. */
export type PageCounts = { pages: number; acknowledged: number; since: number };

/**
 * What the quality of an SLO is judged by, as of `now`. Instants are epoch milliseconds, minutes
 * epoch minutes, null while nothing was measured.
 */
export type QualityFacts = {
  now: number;
  createdAt: number;
  updatedAt: number;
  description: string;
  kind: SliKind;
  source: Source["type"];
  alerting: Alerting;
  firstMinute: number | null;
  lastMinute: number | null;
  /** At least one, as the SLO has them. */
  objectives: readonly ObjectiveFacts[];
  service: { name: string; description: string; runbook: string | null; tier: number | null };
  team: { name: string; responders: number };
  paged: Pick<Paged, "demo" | "policy" | "warnings">;
  pages: PageCounts;
};
