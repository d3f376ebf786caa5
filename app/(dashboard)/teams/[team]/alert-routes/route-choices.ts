import { can, type UserActor } from "@/db/access/actor";
import { listRouteChoices } from "@/db/alert-routes/list-choices";
import { listIntegrations } from "@/db/integrations/list";
import type { Team } from "@/db/people/teams";

/** What a team's rules may name, and what they can be tried on. */
export async function routeChoices(actor: UserActor, team: Team) {
  const [{ services, policies, recent }, integrations] = await Promise.all([
    listRouteChoices(actor, team.slug),
    can(actor, "manage", team) ? listIntegrations(actor) : [],
  ]);
  const own = integrations.filter(
    (integration) => integration.team.id === team.id && integration.kind !== "pagerduty",
  );
  return {
    services: services.map(named),
    policies: policies.map(named),
    recent: recent.map(({ id, title }) => ({ value: String(id), label: `#${id} ${title}` })),
    integrations: own.map(({ slug, name }) => ({ value: `integration:${slug}`, label: name })),
  };
}

const named = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, label: name });
