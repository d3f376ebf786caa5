import type { z } from "zod";
import type { Alert, AlertEventRow } from "@/db/alerts/alert";
import { factWords } from "@/lib/alert/reason";
import type { alertAnswerSchema, alertDetailSchema } from "@/lib/api/answers/alert";
import { instantText } from "@/lib/api/instant";

const text = (at: Date | null | undefined): string | null =>
  at ? instantText(at.getTime()) : null;

export function alertAnswer(alert: Alert): z.output<typeof alertAnswerSchema> {
  const { id, title, key, severity, state, labels, annotations, links, slo } = alert;
  return {
    id,
    title,
    source: alert.kind,
    integration: alert.integration?.slug ?? null,
    key,
    severity,
    state,
    team: alert.team.slug,
    service: alert.service?.slug ?? null,
    slo: slo && { service: slo.service.slug, slo: slo.slug },
    labels,
    annotations,
    links,
    startedAt: instantText(alert.startedAt.getTime()),
    lastSeenAt: instantText(alert.lastSeenAt.getTime()),
    acknowledgedAt: text(alert.acknowledgedAt),
    acknowledgedBy: alert.acknowledgedBy,
    needsAcknowledgement: alert.needsAcknowledgement,
    resolvedAt: text(alert.resolvedAt),
    reopened: alert.flaps,
    mutedUntil: text(alert.mute?.endsAt),
    incident: alert.incidentId,
  };
}

type EventAnswer = z.output<typeof alertDetailSchema>["history"][number];

export const alertEventAnswer = (event: AlertEventRow): EventAnswer => ({
  at: instantText(event.at.getTime()),
  transition: event.transition,
  severity: event.severity,
  by: event.actor,
  text: event.facts && factWords(event.facts, event.severity),
});
