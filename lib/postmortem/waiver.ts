import type { Severity } from "@/lib/incident/severity";
import { isOpen, type Status } from "@/lib/incident/status";
import { needsPostmortem } from "./overdue";

/** Why an incident gets no postmortem, by whom, since when (epoch milliseconds). */
export type PostmortemWaiver = { reason: string; byId: number | null; by: string; atMs: number };

type Waivable = {
  status: Status;
  severity: Severity;
  hasPostmortem: boolean;
  waiver: PostmortemWaiver | null;
};

/**
 * Why it cannot be said of an incident that it needs no postmortem, for the person who wants to;
 * null when it can.
 */
export function waiverProblem({
  status,
  severity,
  hasPostmortem,
  waiver,
}: Waivable): string | null {
  if (isOpen(status)) return "This incident is still open. Resolve it first.";
  if (status === "canceled") return "This incident was a false alarm: no postmortem is asked for.";
  if (!needsPostmortem(severity)) return `No postmortem is asked for after a ${severity}.`;
  if (hasPostmortem) return "This incident already has a postmortem.";
  return waiver === null ? null : `${waiver.by} said so already: ${waiver.reason}`;
}
