import type { Recommendation } from "./recommendation";

/** What was decided about a recommendation, by its key. */
export type Decision = { key: string } & (
  | { kind: "accepted" }
  | { kind: "refused"; reason: string }
  | { kind: "postponed"; reason: string; untilMs: number }
);

/** Names what was decided last: 0 where nothing holds, else a number that no other decision has. */
export const versionOf = (current: { id: number } | null): number => current?.id ?? 0;

/** Those that are still to be decided on: nobody accepted, refused or put them off to after `now`. */
export function undecided(
  recommendations: readonly Recommendation[],
  decisions: readonly Decision[],
  now: number,
): Recommendation[] {
  const decided = new Set(decisions.filter((one) => isDecided(one, now)).map(({ key }) => key));
  return recommendations.filter(({ key }) => !decided.has(key));
}

function isDecided(decision: Decision, now: number): boolean {
  switch (decision.kind) {
    case "accepted":
    case "refused":
      return true;
    case "postponed":
      return now < decision.untilMs;
    default:
      return decision satisfies never;
  }
}
