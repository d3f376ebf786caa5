import type { AlertRule } from "@/lib/alerting/policy";

/**
 * Which alert policy an SLO follows; `rules` only where `policy` is custom. `noDataAfterMs`:
 * silence after which data counts as missing. `minCoverage`: whole percent of the long window that
 * must be measured before a rule fires.
 */
export type Alerting = {
  policy: "default" | "custom" | "none";
  minBadEvents: number;
  rules?: AlertRule[];
  noDataAfterMs?: number;
  minCoverage?: number;
};
