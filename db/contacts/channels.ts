import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import type { Team } from "../people/teams";
import type { teamChannels } from "../schema/contacts";
import { selectChannel, selectChannels } from "./internal/channel-row";

export type TeamChannel = typeof teamChannels.$inferSelect & { team: Team };

/** The channels of the teams that the actor may read, by name. */
export const listChannels = (actor: Actor): Promise<TeamChannel[]> => selectChannels(readAs(actor));

/** Throws not-found, also where the actor may not read it. */
export const getChannel = (actor: Actor, slug: string): Promise<TeamChannel> =>
  selectChannel(readAs(actor), slug);
