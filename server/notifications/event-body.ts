import "server-only";
import type { Actor } from "@/db/access/actor";
import type { EventSubject } from "@/db/notifications/find-event";
import { instantText } from "@/lib/api/instant";
import type { EventCause } from "@/lib/notification/cause";
import type { EventBody } from "@/lib/notification/event-body";
import { installationUrl } from "@/server/auth/installation-url";
import { alertAnswer } from "@/server/http/alert-answers";
import { incidentAnswer } from "@/server/http/incident-answers";
import { evaluateSlo } from "@/server/slos/status";

/** An event as programs are sent it, by how that stands which it is about; null where they do not fit. */
export async function eventBody(
  actor: Actor,
  cause: EventCause,
  subject: EventSubject,
  now: Date,
): Promise<EventBody | null> {
  const at = instantText(cause.at);
  switch (cause.event) {
    case "alert.firing":
    case "alert.acknowledged":
    case "alert.resolved":
      return subject.kind === "alert" ? { type: cause.event, at, data: alertData(subject) } : null;
    case "incident.declared":
    case "incident.updated":
    case "incident.resolved":
      return subject.kind === "incident"
        ? { type: cause.event, at, data: incidentData(subject) }
        : null;
    case "budget.tier-changed":
      return subject.kind === "budget"
        ? { type: cause.event, at, data: await budgetData(actor, cause, subject, now) }
        : null;
    case "postmortem.published":
      return subject.kind === "postmortem"
        ? { type: cause.event, at, data: postmortemData(subject) }
        : null;
    default:
      return cause satisfies never;
  }
}

type Subject<Kind extends EventSubject["kind"]> = Extract<EventSubject, { kind: Kind }>;

const urlOf = (path: string): string => new URL(path, installationUrl()).href;

const alertData = ({ alert }: Subject<"alert">) => ({
  ...alertAnswer(alert),
  url: urlOf(`/alerts/${alert.id}`),
});

const incidentData = ({ incident, lastUpdate }: Subject<"incident">) => ({
  ...incidentAnswer(incident),
  lastUpdate: lastUpdate && { at: instantText(lastUpdate.at.getTime()), text: lastUpdate.text },
  url: urlOf(`/incidents/${incident.id}`),
});

async function budgetData(
  actor: Actor,
  { from, to }: Extract<EventCause, { event: "budget.tier-changed" }>,
  { slo, objectiveId }: Subject<"budget">,
  now: Date,
) {
  const index = slo.objectives.findIndex(({ id }) => id === objectiveId);
  const { objectives } = await evaluateSlo(actor, slo, now.getTime());
  const query = slo.objectives.length > 1 ? `?objective=${index + 1}` : "";
  return {
    team: slo.service.team.slug,
    service: slo.service.slug,
    slo: slo.slug,
    name: slo.name,
    objective: index + 1,
    targetPercent: (slo.objectives[index]?.targetPpm ?? 0) / 10_000,
    from,
    to,
    remaining: objectives[index]?.budget.remaining ?? null,
    url: urlOf(`/services/${slo.service.slug}/slos/${slo.slug}${query}`),
  };
}

const postmortemData = ({ postmortem }: Subject<"postmortem">) => ({
  id: postmortem.id,
  title: postmortem.title,
  team: postmortem.team.slug,
  incident: postmortem.incident && {
    number: postmortem.incident.id,
    severity: postmortem.incident.severity,
  },
  publishedAt: postmortem.publishedAt && instantText(postmortem.publishedAt.getTime()),
  publishedBy: postmortem.publishedBy,
  url: urlOf(`/postmortems/${postmortem.id}`),
});
