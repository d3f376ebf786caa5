/**
 * The team in charge and those of the affected services: whoever may read or respond in one of them
 * may do so in the incident.
 */
export const concernedTeams = <Team>({
  team,
  services,
}: {
  team: Team;
  services: readonly { team: Team }[];
}): Team[] => [team, ...services.map((service) => service.team)];
