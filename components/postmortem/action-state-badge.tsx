import { ACTION_STATE_WORDS, type ActionState } from "@/lib/postmortem/action-item";
import { Badge, type Tone } from "../ui/badge";

const TONES: Record<ActionState, Tone> = {
  open: "neutral",
  "in-progress": "accent",
  done: "healthy",
  dropped: "neutral",
};

/** An overdue one says so in words. */
export function ActionStateBadge({ state, overdue }: { state: ActionState; overdue: boolean }) {
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      <Badge tone={TONES[state]}>{ACTION_STATE_WORDS[state]}</Badge>
      {overdue && <Badge tone="exhausted">Overdue</Badge>}
    </span>
  );
}
