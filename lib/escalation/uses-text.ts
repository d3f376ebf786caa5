type Named = { name: string };
type Uses = {
  teams: readonly Named[];
  services: readonly Named[];
  routes: readonly Named[];
};

/** Who uses a policy, in words; null where nobody does. Of those that one may not see, the number. */
export function usesText(seen: Uses, all: Uses): string | null {
  const named = [
    ...seen.teams.map(({ name }) => `the team “${name}”`),
    ...seen.services.map(({ name }) => `the service “${name}”`),
    ...seen.routes.map(({ name }) => `the alert rules of “${name}”`),
  ];
  const hidden = numberOf(all) - named.length;
  const parts = hidden > 0 ? [...named, `${hidden} that you may not see`] : named;
  return parts.length === 0 ? null : parts.join(", ");
}

const numberOf = ({ teams, services, routes }: Uses): number =>
  teams.length + services.length + routes.length;
