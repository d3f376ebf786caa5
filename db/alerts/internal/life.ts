import type { AlertLife } from "@/lib/alert/lifecycle";
import type { alerts } from "../../schema/alerts";

export type AlertRow = typeof alerts.$inferSelect;

/** Who acknowledged, where that is not known. */
export const SOMEBODY = "somebody";

/** An alert's life as its row tells it. */
export function lifeOf(row: AlertRow): AlertLife {
  const base = {
    severity: row.severity,
    worst: row.worst,
    startedAt: row.startedAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    flaps: row.flaps,
  };
  switch (row.state) {
    case "firing":
      return { ...base, state: "firing" };
    case "acknowledged":
      return {
        ...base,
        state: "acknowledged",
        acknowledgedAt: (row.acknowledgedAt ?? row.lastSeenAt).getTime(),
        acknowledgedBy: row.acknowledgedBy ?? SOMEBODY,
        acknowledgedSeverity: row.acknowledgedSeverity ?? row.severity,
      };
    case "resolved":
      return {
        ...base,
        state: "resolved",
        resolvedAt: (row.resolvedAt ?? row.lastSeenAt).getTime(),
      };
    default:
      throw new RangeError(`no state ${String(row.state satisfies never)}`);
  }
}

/** The columns that repeat a life; one that was acknowledged before it was resolved keeps by whom. */
export const columnsOf = (life: AlertLife) => ({
  state: life.state,
  severity: life.severity,
  worst: life.worst,
  startedAt: new Date(life.startedAt),
  lastSeenAt: new Date(life.lastSeenAt),
  flaps: life.flaps,
  ...acknowledgement(life),
  resolvedAt: life.state === "resolved" ? new Date(life.resolvedAt) : null,
});

function acknowledgement(life: AlertLife) {
  switch (life.state) {
    case "firing":
      return {
        acknowledgedAt: null,
        acknowledgedBy: null,
        acknowledgedById: null,
        acknowledgedSeverity: null,
      };
    case "acknowledged":
      return {
        acknowledgedAt: new Date(life.acknowledgedAt),
        acknowledgedBy: life.acknowledgedBy,
        acknowledgedSeverity: life.acknowledgedSeverity,
      };
    case "resolved":
      return {};
    default:
      return life satisfies never;
  }
}
