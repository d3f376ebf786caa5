import type { AlertKind } from "./kind";

export const ALERT_STATES = ["firing", "acknowledged", "resolved"] as const;
export type AlertStateName = (typeof ALERT_STATES)[number];
export const OPEN_ALERT_STATES = ["firing", "acknowledged"] as const satisfies AlertStateName[];

export const ALERT_STATE_WORDS: Record<AlertStateName, string> = {
  firing: "Firing",
  acknowledged: "Acknowledged",
  resolved: "Resolved",
};

export const ALERT_KINDS = [
  "burn-rate",
  "no-data",
  "budget",
  "source",
  "external",
  "burnline",
] as const satisfies AlertKind[];

export const ALERT_KIND_WORDS: Record<AlertKind, string> = {
  "burn-rate": "Burn rate",
  "no-data": "No data",
  budget: "Budget",
  source: "Data source",
  external: "Other systems",
  burnline: "Burnline",
};
