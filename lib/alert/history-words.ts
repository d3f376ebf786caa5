import type { Severity } from "@/lib/alerting/policy";
import type { Transition } from "./lifecycle";

export type HistoryTransition = Transition | "muted" | "unmuted" | "stale" | "skipped";

/** What happened, as a line begins that names who did it. */
export function historyWords(transition: HistoryTransition, severity: Severity): string {
  switch (transition) {
    case "fired":
      return `Fired as a ${severity}`;
    case "reopened":
      return `Fired again as a ${severity}`;
    case "raised":
      return "Became a page";
    case "lowered":
      return "Became a ticket";
    case "acknowledged":
      return "Acknowledged";
    case "resolved":
      return "Resolved";
    case "muted":
      return "Muted";
    case "unmuted":
      return "No longer muted";
    case "stale":
      return "Not heard of for longer than its sender repeats";
    case "skipped":
      return "Not evaluated for a while";
    default:
      throw new RangeError(`no transition ${String(transition satisfies never)}`);
  }
}
