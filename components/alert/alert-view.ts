import type { AlertKind } from "@/lib/alert/kind";
import type { AlertStateName } from "@/lib/alert/words";
import type { Severity } from "@/lib/alerting/policy";

/** An alert as lists show it; instants in epoch milliseconds. */
export type AlertView = {
  id: number;
  title: string;
  kind: AlertKind;
  severity: Severity;
  state: AlertStateName;
  team: string;
  service: string | null;
  startedAt: number;
  resolvedAt: number | null;
  acknowledgedBy: string | null;
  /** Also where somebody has it, and it still fires long after. */
  needsAcknowledgement: boolean;
  flaps: number;
  mutedUntil: number | null;
  stale: boolean;
  incident: number | null;
  /** How fast the budget burns now; null for what is about something else. */
  burn: BurnNow | null;
};

export type BurnNow = {
  longMs: number;
  shortMs: number;
  longBurnRate: number;
  shortBurnRate: number;
  factor: number;
};

export const alertHref = (id: number): string => `/alerts/${id}`;
