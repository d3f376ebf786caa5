import {
  DECISION_WORDS,
  type DecisionView,
} from "@/components/reliability/recommendation/decision-view";
import type { StoredDecision } from "@/db/recommendations/decision";
import { dayAt } from "@/lib/postmortem/overdue";
import type { KnownRecommendation } from "@/server/reliability/recommendations";

export const decisionView = (decision: StoredDecision): DecisionView => ({
  id: decision.id,
  kind: decision.kind,
  reason: decision.reason,
  until: untilDay(decision),
  owner: decision.owner,
  dueOn: decision.dueOn,
  actionState: decision.actionState,
  decidedBy: decision.decidedBy,
  decidedAt: decision.decidedAt.getTime(),
  isOver: decision.endedAt !== null,
});

const untilDay = ({ until }: StoredDecision): string | null =>
  until && dayAt(until.getTime(), "UTC");

/** "Put off until 2026-12-01"; null where it is to be decided on. */
export function decidedWords(known: KnownRecommendation | undefined): string | null {
  if (!known?.decision) return null;
  const until = untilDay(known.decision);
  if (until === null) return DECISION_WORDS[known.decision.kind];
  return known.isOpen ? `Back since ${until}` : `Put off until ${until}`;
}
