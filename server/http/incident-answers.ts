import type { z } from "zod";
import type { EntryRow } from "@/db/incidents/timeline";
import type { Incident } from "@/db/incidents/incident";
import { instantText } from "@/lib/api/instant";
import type { incidentAnswerSchema } from "@/lib/api/answers/incident";
import type { entryAnswerSchema } from "@/lib/api/answers/timeline-entry";
import { nextUpdateDue } from "@/lib/incident/cadence";
import { ROLES } from "@/lib/incident/entry";
import { entryWords } from "@/lib/incident/entry-words";

const text = (at: Date | null): string | null => at && instantText(at.getTime());

export function incidentAnswer(incident: Incident): z.output<typeof incidentAnswerSchema> {
  const { id, title, summary, severity, status, declaredBy, roles } = incident;
  const due = nextUpdateDue({
    status,
    severity,
    declaredAt: incident.declaredAt.getTime(),
    lastUpdateAt: incident.lastUpdateAt?.getTime() ?? null,
  });
  return {
    number: id,
    title,
    summary,
    severity,
    status,
    declaredBy,
    team: incident.team.slug,
    services: incident.services.map(({ slug }) => slug),
    startedAt: instantText(incident.startedAt.getTime()),
    detectedAt: text(incident.detectedAt),
    acknowledgedAt: text(incident.acknowledgedAt),
    mitigatedAt: text(incident.mitigatedAt),
    resolvedAt: text(incident.resolvedAt),
    declaredAt: instantText(incident.declaredAt.getTime()),
    nextUpdateDueAt: due === null ? null : instantText(due),
    roles: Object.fromEntries(ROLES.map((role) => [role, roles[role]?.name ?? null])) as Record<
      (typeof ROLES)[number],
      string | null
    >,
    duplicateOf: incident.duplicateOfId,
    updatedAt: instantText(incident.updatedAt.getTime()),
  };
}

export function entryAnswer({
  id,
  at,
  data,
  text: written,
  author,
  source,
  starred,
  version,
  createdAt,
}: EntryRow): z.output<typeof entryAnswerSchema> {
  const says =
    data.kind === "note" || data.kind === "update" || data.kind === "alert"
      ? written
      : [entryWords(data), written].filter(Boolean).join(": ");
  return {
    id,
    at: instantText(at.getTime()),
    kind: data.kind,
    text: says,
    author,
    source,
    starred,
    version,
    createdAt: instantText(createdAt.getTime()),
  };
}
