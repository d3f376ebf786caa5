import { plural } from "@/lib/formats/count";
import { listed } from "@/lib/formats/listed";

/**
 * What a team is in charge of, and who and what is in it. Archived services and ended incidents
 * count too.
 */
export type TeamHoldings = {
  services: number;
  incidents: number;
  openIncidents: number;
  postmortems: number;
  schedules: number;
  dataSources: number;
  integrations: number;
  policies: number;
  channels: number;
  members: number;
  tokens: number;
  invitations: number;
};

/** Nothing would be without a team if this one were gone. */
export const isEmptyHanded = ({
  services,
  incidents,
  postmortems,
  schedules,
  dataSources,
  integrations,
  policies,
  channels,
}: TeamHoldings): boolean =>
  services +
    incidents +
    postmortems +
    schedules +
    dataSources +
    integrations +
    policies +
    channels ===
  0;

/** "2 services, 3 incidents (1 open) and 1 postmortem"; empty for nothing. */
export function holdingWords({
  services,
  incidents,
  openIncidents,
  postmortems,
  schedules,
  dataSources,
  integrations,
  policies,
  channels,
}: TeamHoldings): string {
  return listed([
    ...some(services, "service"),
    ...some(incidents, "incident").map((words) =>
      openIncidents > 0 ? `${words} (${openIncidents} open)` : words,
    ),
    ...some(postmortems, "postmortem"),
    ...some(schedules, "schedule"),
    ...some(dataSources, "data source"),
    ...some(integrations, "integration"),
    ...(policies > 0 ? [plural(policies, "escalation policy", "escalation policies")] : []),
    ...some(channels, "channel"),
  ]);
}

/** What happens to people and keys, a sentence each; empty where there are none. */
export function endingWords({ members, tokens, invitations }: TeamHoldings): string[] {
  return [
    ...some(members, "member").map(
      (words) =>
        `${words} ${members === 1 ? "loses" : "lose"} access to what the team keeps to itself. ${members === 1 ? "The account stays" : "Their accounts stay"}.`,
    ),
    ...some(tokens, "API token").map(
      (words) => `${words} of the team ${tokens === 1 ? "stops" : "stop"} working.`,
    ),
    ...some(invitations, "invitation link").map(
      (words) => `${words} ${invitations === 1 ? "stops" : "stop"} working.`,
    ),
  ];
}

const some = (count: number, thing: string): string[] =>
  count === 0 ? [] : [plural(count, thing)];
