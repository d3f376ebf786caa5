import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Cause } from "@/lib/notification/cause";
import type { Subject } from "@/lib/notification/notice";
import type { Standing } from "@/lib/notification/still-wanted";
import { isOpen } from "@/lib/incident/status";
import { assertCan, type Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { alertEvents, alerts } from "../schema/alerts";
import { escalations } from "../schema/escalations";
import { incidents, incidentServices } from "../schema/incidents";
import { teams } from "../schema/people";
import { schedules } from "../schema/schedules";
import { services, slos } from "../schema/slos";
import { handOverOf, type KnownHandOver } from "./internal/hand-over-of";

type About = {
  cause: Cause;
  userId: number | null;
  alertId: number | null;
  incidentId: number | null;
  escalationId: number | null;
  scheduleId: number | null;
};

export type Found = { subject: Subject; standing: Standing; handOver: KnownHandOver | null };

/** What a message is about as it is now, and whether that is still going on. */
export async function findSubject(actor: Actor, about: About): Promise<Found> {
  assertCan(actor, "admin", null);
  const reader = readAs(actor);
  const [alert, incident, escalation] = await Promise.all([
    about.alertId === null ? null : alertSubject(reader, about.alertId),
    about.incidentId === null ? null : incidentSubject(reader, about.incidentId),
    about.escalationId === null ? null : escalationState(reader, about.escalationId),
  ]);
  const subject = alert ?? incident ?? (await scheduleSubject(reader, about.scheduleId));
  return {
    subject: subject ?? { kind: "none" },
    handOver: await handOverOf(reader, about),
    standing: {
      alert: alert?.state ?? null,
      escalation,
      incidentOver: incident !== null && !isOpen(incident.status),
    },
  };
}

async function alertSubject(
  reader: Reader,
  id: number,
): Promise<Extract<Subject, { kind: "alert" }> | null> {
  const [row] = await reader
    .select({ alert: alerts, team: teams.name, service: services.name, slo: slos.name })
    .from(alerts)
    .innerJoin(teams, eq(teams.id, alerts.teamId))
    .leftJoin(services, eq(services.id, alerts.serviceId))
    .leftJoin(slos, eq(slos.id, alerts.sloId))
    .where(eq(alerts.id, id));
  if (!row) return null;
  const { alert, team, service, slo } = row;
  const [last] = await reader
    .select({ facts: alertEvents.facts })
    .from(alertEvents)
    .where(and(eq(alertEvents.alertId, id), isNotNull(alertEvents.facts)))
    .orderBy(desc(alertEvents.id))
    .limit(1);
  return {
    kind: "alert",
    id,
    title: alert.title,
    severity: alert.severity,
    state: alert.state,
    startedAt: alert.startedAt.getTime(),
    resolvedAt: alert.resolvedAt?.getTime() ?? null,
    acknowledgedBy: alert.acknowledgedBy,
    team,
    service,
    slo,
    summary: alert.annotations.summary ?? alert.annotations.description ?? null,
    facts: last?.facts ?? null,
  };
}

async function incidentSubject(
  reader: Reader,
  id: number,
): Promise<Extract<Subject, { kind: "incident" }> | null> {
  const [row] = await reader
    .select({ incident: incidents, team: teams.name })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .where(eq(incidents.id, id));
  if (!row) return null;
  const { title, severity, status, startedAt } = row.incident;
  const affected = await reader
    .select({ name: services.name })
    .from(incidentServices)
    .innerJoin(services, eq(services.id, incidentServices.serviceId))
    .where(eq(incidentServices.incidentId, id));
  return {
    kind: "incident",
    number: id,
    title,
    severity,
    status,
    startedAt: startedAt.getTime(),
    team: row.team,
    services: affected.map(({ name }) => name),
  };
}

async function escalationState(reader: Reader, id: number): Promise<Standing["escalation"]> {
  const [row] = await reader
    .select({ state: escalations.state })
    .from(escalations)
    .where(eq(escalations.id, id));
  return row?.state ?? "done";
}

async function scheduleSubject(reader: Reader, id: number | null): Promise<Subject | null> {
  if (id === null) return null;
  const [row] = await reader
    .select({ slug: schedules.slug, name: schedules.name })
    .from(schedules)
    .where(eq(schedules.id, id));
  return row ? { kind: "schedule", ...row } : null;
}
