import type { Escalation } from "@/lib/escalation/walk";
import type { escalations } from "../../schema/escalations";

export type EscalationRow = typeof escalations.$inferSelect;

/** When nothing is due any more, as far as a walk is concerned. */
const NEVER = Number.POSITIVE_INFINITY;

export function escalationOf(row: EscalationRow): Escalation {
  const { level, round } = row;
  const nextAt = row.nextAt?.getTime() ?? NEVER;
  switch (row.state) {
    case "running":
      return { state: "running", level, round, nextAt };
    case "acknowledged":
      return {
        state: "acknowledged",
        level,
        round,
        by: row.acknowledgedBy ?? "",
        asked: row.asked,
        nextAt,
      };
    case "exhausted":
      return { state: "exhausted", level, round, nextAt };
    case "done":
      return { state: "done" };
    default:
      throw new RangeError(`no state ${String(row.state satisfies never)}`);
  }
}

type Kept = Pick<EscalationRow, "state" | "nextAt" | "acknowledgedBy" | "asked"> &
  Partial<Pick<EscalationRow, "level" | "round">>;

/** What a row keeps of a walk. Who acknowledged stays known after the end. */
export function columnsOf(
  escalation: Escalation,
  before: Pick<EscalationRow, "acknowledgedBy" | "incidentId">,
): Kept {
  switch (escalation.state) {
    case "running":
      return {
        ...placeOf(escalation),
        state: "running",
        nextAt: new Date(escalation.nextAt),
        acknowledgedBy: null,
        asked: false,
      };
    case "acknowledged":
      return {
        ...placeOf(escalation),
        state: "acknowledged",
        // Whoever works an incident is not asked again whether they do.
        nextAt: before.incidentId === null ? new Date(escalation.nextAt) : null,
        acknowledgedBy: escalation.by,
        asked: escalation.asked,
      };
    case "exhausted":
      return {
        ...placeOf(escalation),
        state: "exhausted",
        nextAt: new Date(escalation.nextAt),
        acknowledgedBy: null,
        asked: false,
      };
    case "done":
      return { state: "done", nextAt: null, acknowledgedBy: before.acknowledgedBy, asked: false };
    default:
      throw new RangeError(`no state ${String(escalation satisfies never)}`);
  }
}

const placeOf = ({ level, round }: { level: number; round: number }) => ({ level, round });
