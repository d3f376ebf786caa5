import type { HistoryTransition } from "./history-words";
import type { AlertLife } from "./lifecycle";

/**
 * What happens to the escalation of an alert. begin: somebody is told now, of a ticket its team's
 * channel; resume: somebody has it, and is asked again later.
 */
export type EscalationChange = "begin" | "resume" | "acknowledge" | "end";

type Happened = Pick<AlertLife, "state" | "severity"> & {
  muted: boolean;
  transition: HistoryTransition;
};

/** What a transition means for the escalation of the alert that it has left, in order. */
export function escalationChanges({
  state,
  severity,
  muted,
  transition,
}: Happened): readonly EscalationChange[] {
  switch (transition) {
    case "fired":
    case "reopened":
    case "raised":
    case "unmuted":
      if (muted) return [];
      if (state === "firing") return ["begin"];
      return severity === "page" ? ["resume"] : [];
    case "acknowledged":
      // A ticket that somebody has is not brought back to them as a page is.
      return severity === "page" ? ["acknowledge"] : ["acknowledge", "end"];
    case "lowered":
      return state === "acknowledged" ? ["end"] : [];
    case "muted":
    case "resolved":
      return ["end"];
    case "stale":
    case "skipped":
      return [];
    default:
      throw new RangeError(`no transition ${String(transition satisfies never)}`);
  }
}
