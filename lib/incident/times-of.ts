import type { IncidentTimes } from "@/lib/incident/times";

type StoredTimes = { startedAt: Date } & Record<
  Exclude<keyof IncidentTimes, "startedAt">,
  Date | null
>;

/** An incident's times in epoch milliseconds. */
export const timesOf = (incident: StoredTimes): IncidentTimes => ({
  startedAt: incident.startedAt.getTime(),
  detectedAt: incident.detectedAt?.getTime() ?? null,
  acknowledgedAt: incident.acknowledgedAt?.getTime() ?? null,
  mitigatedAt: incident.mitigatedAt?.getTime() ?? null,
  resolvedAt: incident.resolvedAt?.getTime() ?? null,
});
