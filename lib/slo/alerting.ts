import type { AlertRule } from "@/lib/alerting/policy";

/** Which alert policy an SLO follows; `rules` only where `policy` is custom. `noDataAfterMs`: silence after which data counts as missing. */
export type Alerting = {
  policy: "default" | "custom" | "none";
  minBadEvents: number;
  rules?: AlertRule[];
  noDataAfterMs?: number;
};
