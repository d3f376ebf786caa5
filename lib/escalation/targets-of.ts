import type { EscalationPolicy, Target } from "./policy";

/** Whom a policy notifies at any time, in its order. */
export const targetsOf = (policy: EscalationPolicy): Target[] => [
  ...policy.levels.flatMap(({ targets }) => targets),
  ...policy.whenNobodyAnswers,
];
