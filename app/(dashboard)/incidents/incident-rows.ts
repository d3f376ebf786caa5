import type { IncidentRowView } from "@/components/incident/incident-table";
import type { Incident } from "@/db/incidents/incident";
import { nextUpdateDue } from "@/lib/incident/cadence";

const dueOf = ({ status, severity, declaredAt, lastUpdateAt }: Incident): number | null =>
  nextUpdateDue({
    status,
    severity,
    declaredAt: declaredAt.getTime(),
    lastUpdateAt: lastUpdateAt?.getTime() ?? null,
  });

export const incidentRow = (incident: Incident, spent: number | null = null): IncidentRowView => ({
  spent,
  number: incident.id,
  title: incident.title,
  severity: incident.severity,
  status: incident.status,
  services: incident.services.map(({ name }) => name),
  commander: incident.roles.commander?.name ?? null,
  startedAt: incident.startedAt.getTime(),
  resolvedAt: incident.resolvedAt?.getTime() ?? null,
  nextUpdateDue: dueOf(incident),
});
