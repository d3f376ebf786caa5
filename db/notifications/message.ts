import type { Severity } from "@/lib/alerting/policy";
import type { Cause } from "@/lib/notification/cause";

/** What somebody is told, before it is known by which way. */
export type Message = {
  cause: Cause;
  severity: Severity;
  teamId: number | null;
  alertId?: number;
  incidentId?: number;
  escalationId?: number;
  scheduleId?: number;
};
