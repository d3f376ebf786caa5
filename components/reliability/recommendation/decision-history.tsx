import { ACTION_STATE_WORDS } from "@/lib/postmortem/action-item";
import { Instant } from "../../ui/instant";
import { DECISION_WORDS, type DecisionView } from "./decision-view";

/** What was decided, the newest first. */
export function DecisionHistory({ decisions }: { decisions: readonly DecisionView[] }) {
  return (
    <ol className="divide-y divide-line text-sm">
      {decisions.map((decision) => (
        <li key={decision.id} className="grid gap-0.5 px-4 py-2.5">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className={decision.isOver ? "text-muted line-through" : "font-medium"}>
              {DECISION_WORDS[decision.kind]}
              {decision.until !== null && ` until ${decision.until}`}
            </span>
            {decision.isOver && <span className="text-xs text-faint">no longer holds</span>}
          </p>
          {decision.reason !== "" && (
            <p dir="auto" className="wrap-anywhere">
              {decision.reason}
            </p>
          )}
          {decision.actionState !== null && <ActionLine decision={decision} />}
          <p className="text-xs text-muted wrap-anywhere">
            <bdi>{decision.decidedBy}</bdi>, <Instant at={decision.decidedAt} />
          </p>
        </li>
      ))}
    </ol>
  );
}

const ActionLine = ({ decision: { actionState, owner, dueOn } }: { decision: DecisionView }) => (
  <p className="text-muted wrap-anywhere">
    Action item: {actionState && ACTION_STATE_WORDS[actionState].toLowerCase()}
    {owner !== "" && (
      <>
        {", "}
        <bdi>{owner}</bdi>
      </>
    )}
    {dueOn !== null && `, due ${dueOn}`}
  </p>
);
