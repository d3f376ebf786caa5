export type Severity = "page" | "ticket";

/**
 * What a window must exceed: a share of the period's budget (0.02 = 2%), or a burn rate given
 * directly.
 */
export type Trigger = { kind: "share"; budgetShare: number } | { kind: "factor"; factor: number };

export type AlertRule = { severity: Severity; longMs: number; shortMs: number; trigger: Trigger };

/**
 * `minBadEvents`: a rule needs at least this many bad events in its long window; `minCoverage`: at
 * least this share (0..1) of it measured.
 */
export type AlertPolicy = {
  rules: readonly AlertRule[];
  minBadEvents: number;
  minCoverage?: number;
};
