import { Badge } from "../ui/badge";

export type BreakerState = "closed" | "half-open" | "open";

/** In words that need no knowledge of breakers. */
export function BreakerBadge({ state }: { state: BreakerState | null }) {
  if (state === null) return <Badge>Not asked yet</Badge>;
  if (state === "closed") return <Badge tone="healthy">Answers are taken</Badge>;
  return state === "open" ? <Badge tone="exhausted">Paused after failures</Badge> : <Badge tone="warning">Being tried again</Badge>;
}
