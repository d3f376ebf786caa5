import { AboutCard } from "@/components/incident/about-card";
import { readText } from "@/components/ui/markdown-html";
import { managesIncident, type Incident } from "@/db/incidents/incident";
import { readableServices } from "@/server/services/readable-services";
import type { CardProps } from "./card-props";

/** Summary, affected services and related incidents. */
export async function About({ actor, shown: { incident, related }, actions }: CardProps) {
  const [services, html] = await Promise.all([readableServices(actor), readText(incident.summary)]);
  return (
    <AboutCard
      number={incident.id}
      title={incident.title}
      summary={incident.summary}
      html={html}
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
