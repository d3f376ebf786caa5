import { AboutCard } from "@/components/incident/about-card";
import { listRelated } from "@/db/incidents/links";
import { managesIncident, type Incident } from "@/db/incidents/incident";
import { readableServices } from "@/server/services/readable-services";
import type { CardProps } from "./incident-reads";

/** Summary, affected services and related incidents. */
export async function About({ actor, incident, actions }: CardProps) {
  const [services, related] = await Promise.all([
    readableServices(actor),
    listRelated(actor, incident.id),
  ]);
  return (
    <AboutCard
      number={incident.id}
      title={incident.title}
      summary={incident.summary}
      version={incident.version}
      services={incident.services}
      choices={choicesOf(services, incident)}
      actions={actions}
      mayDelete={managesIncident(actor, incident)}
      related={related.map(({ id, title, severity }) => ({ number: id, title, severity }))}
    />
  );
}

/** Affected services that the reader may not see, or that were archived since, stay selectable. */
function choicesOf(
  services: readonly { slug: string; name: string }[],
  { services: affected }: Incident,
): { slug: string; name: string }[] {
  const all = new Map([...services, ...affected].map(({ slug, name }) => [slug, { slug, name }]));
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
}
