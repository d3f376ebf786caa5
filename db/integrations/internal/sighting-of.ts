import type { Incoming } from "@/lib/intake/incoming";
import { SENDER_NAMES } from "@/lib/intake/sender";
import type { Sighting } from "@/lib/alert/sighting";
import type { Integration } from "../integration";

export const originOf = ({ id }: Pick<Integration, "id">): string => `integration:${id}`;

/** `services`: those of the team by slug, which the label `service` may name. */
export function sightingOf(
  integration: Integration,
  services: ReadonlyMap<string, number>,
  incoming: Incoming,
  now: Date,
): Sighting {
  const { key, group, title, labels, annotations, links, startedAt, resolvedAt } = incoming;
  const about = {
    kind: "external" as const,
    origin: originOf(integration),
    key,
    groupKey: group,
    teamId: integration.team.id,
    serviceId: integration.service?.id ?? services.get(labels.service ?? "") ?? null,
    sloId: null,
    objectiveId: null,
    integrationId: integration.id,
    title: title || `Alert from ${integration.name}`,
    labels: { ...labels },
    annotations: { ...annotations },
    links: [...links],
    facts: { kind: "note" as const, text: noteOf(integration, incoming) },
    // A sender whose clock is ahead: nothing begins after it was told of.
    startedAt: startedAt === null || startedAt > now.getTime() ? null : new Date(startedAt),
  };
  switch (incoming.status) {
    case "firing":
      return { ...about, event: "seen", severity: incoming.severity };
    case "acknowledged":
      return { ...about, event: "acknowledged", by: integration.name };
    case "resolved":
      return {
        ...about,
        event: "gone",
        endedAt: resolvedAt === null ? null : new Date(resolvedAt),
      };
    default:
      return incoming.status satisfies never;
  }
}

const noteOf = ({ kind, name }: Integration, { status, annotations }: Incoming): string =>
  annotations.description ?? annotations.message ?? `${name} (${SENDER_NAMES[kind]}): ${status}`;
