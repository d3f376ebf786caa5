import { plural } from "@/lib/formats/count";
import { listed } from "@/lib/formats/listed";

/** How many things of one kind a team is in charge of; `open`: of those that can be. */
export type Holding = { one: string; many: string; count: number; open?: number };

/**
 * What a team is in charge of, and who and what is in it. Archived services and ended incidents
 * count too.
 */
export type TeamHoldings = {
  owned: readonly Holding[];
  members: number;
  tokens: number;
  invitations: number;
};

/** Nothing would be without a team if this one were gone. */
export const isEmptyHanded = ({ owned }: TeamHoldings): boolean =>
  owned.every(({ count }) => count === 0);

/** "2 services, 3 incidents (1 open) and 1 postmortem"; empty for nothing. */
export const holdingWords = ({ owned }: TeamHoldings): string =>
  listed(
    owned.flatMap(({ count, one, many, open = 0 }) =>
      some(count, one, many).map((words) => (open > 0 ? `${words} (${open} open)` : words)),
    ),
  );

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

const some = (count: number, thing: string, things?: string): string[] =>
  count === 0 ? [] : [plural(count, thing, things)];
