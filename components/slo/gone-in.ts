/**
 * `ms` until the budget is spent; `spent` already; `never` at the rate of now; null where that is
 * unknown.
 */
export type GoneIn = { state: "spent" } | { state: "never" } | { state: "in"; ms: number } | null;

export function goneIn(exhaustion: GoneIn, format: (ms: number) => string): string {
  if (exhaustion === null) return "no data";
  return exhaustion.state === "in"
    ? format(exhaustion.ms)
    : exhaustion.state === "spent"
      ? "—"
      : "not at this rate";
}
