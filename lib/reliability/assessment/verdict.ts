/** What is not measured was not looked at, or cannot be; what does not apply asks for nothing. */
export const OUTCOMES = ["passed", "failed", "not-measured", "not-applicable"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is not measured is not met, and what does not apply is. */
export const isMet = (outcome: Outcome | undefined): boolean =>
  outcome === "passed" || outcome === "not-applicable";

/**
 * What is said about one thing, in words with the numbers. `at`: as of when the evidence holds,
 * epoch milliseconds, null without any; `change`: one step to take, null where none is needed.
 */
export type Verdict = {
  outcome: Outcome;
  evidence: string;
  at: number | null;
  change: string | null;
};

export const passed = (evidence: string, at: number | null): Verdict => ({
  outcome: "passed",
  evidence,
  at,
  change: null,
});

export const failed = (evidence: string, at: number | null, change: string): Verdict => ({
  outcome: "failed",
  evidence,
  at,
  change,
});

/** `change`: what to do for it to be measured; null where only time helps. */
export const notMeasured = (
  evidence: string,
  at: number | null,
  change: string | null = null,
): Verdict => ({ outcome: "not-measured", evidence, at, change });

export const notApplicable = (evidence: string): Verdict => ({
  outcome: "not-applicable",
  evidence,
  at: null,
  change: null,
});
