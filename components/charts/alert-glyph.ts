import type { HistoryTransition } from "@/lib/alert/history-words";
import type { Severity } from "@/lib/alerting/policy";
import type { AlertMark } from "./glyph";

/** How a chart marks what became of an alert; null for what it does not mark. */
export function alertGlyph(transition: HistoryTransition, severity: Severity): AlertMark | null {
  switch (transition) {
    case "fired":
    case "reopened":
      return severity;
    case "raised":
    case "resolved":
      return transition;
    default:
      return null;
  }
}
