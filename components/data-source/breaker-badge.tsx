import { Badge } from "../ui/badge";

export type BreakerState = "closed" | "half-open" | "open";

/** In words that need no knowledge of breakers; `failing`: the last call failed. */
export function BreakerBadge({ state, failing }: { state: BreakerState | null; failing: boolean }) {
  switch (state) {
    case null:
      return <Badge>Not queried yet</Badge>;
    case "open":
      return <Badge tone="exhausted">Paused after failures</Badge>;
    case "half-open":
      return <Badge tone="warning">Retrying</Badge>;
    case "closed":
      return failing ? (
        <Badge tone="critical">Last call failed</Badge>
      ) : (
        <Badge tone="healthy">Answers</Badge>
      );
    default:
      return state satisfies never;
  }
}
