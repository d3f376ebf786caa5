import type { RuleEvaluation } from "@/lib/alerting/evaluate";
import type { Trouble } from "./trouble";

/**
 * The numbers that caused a transition, kept so that it can be explained afterwards. Instants are
 * epoch milliseconds; `remaining` is a share of the budget, signed, null where it is unknown.
 */
export type AlertFacts =
  | {
      kind: "burn-rate";
      at: number;
      targetPpm: number;
      remaining: number | null;
      rules: readonly RuleEvaluation[];
    }
  | { kind: "no-data"; lastDataAt: number | null; noDataAfterMs: number }
  | {
      kind: "budget";
      remaining: number | null;
      tier: string;
      earlierTier: string | null;
      exhaustedAt: number | null;
    }
  | { kind: "source"; error: string; failures: number }
  | { kind: "burnline"; trouble: Trouble }
  /** Another sender's words, or a person's. */
  | { kind: "note"; text: string };
