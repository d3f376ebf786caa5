import type { Cause } from "./cause";

/** How things are at the moment of sending; null for what the message is not about. */
export type Standing = {
  alert: "firing" | "acknowledged" | "resolved" | null;
  escalation: "running" | "acknowledged" | "exhausted" | "done" | null;
  incidentOver: boolean;
};

/** Whether a message still says something by the time it is sent. */
export function stillWanted(cause: Cause, { alert, escalation, incidentOver }: Standing): boolean {
  if (cause.kind === "alert")
    return cause.became === "resolved" ? alert === "resolved" : alert === "firing";
  if (cause.kind !== "escalation" && cause.kind !== "hand-over") return true;
  if (alert === "resolved" || escalation === "done" || incidentOver) return false;
  if (cause.kind === "hand-over" || cause.why === "asked-again") return true;
  // An escalation whose acknowledgement ran out goes on, while its alert stays acknowledged.
  if (escalation !== null) return escalation !== "acknowledged";
  return alert !== "acknowledged";
}
