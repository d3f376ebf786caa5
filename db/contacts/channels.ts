import { asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import type { Team } from "../people/teams";
import { teamChannels } from "../schema/contacts";
import { teams } from "../schema/people";

export type TeamChannel = typeof teamChannels.$inferSelect & { team: Team };

/** The channels of the teams that the actor may read, by name. */
export const listChannels = (actor: Actor): Promise<TeamChannel[]> => selectChannels(readAs(actor));

async function selectChannels(reader: Reader): Promise<TeamChannel[]> {
  const rows = await reader
    .select({ channel: teamChannels, team: teams })
    .from(teamChannels)
    .innerJoin(teams, eq(teams.id, teamChannels.teamId))
    .orderBy(asc(teamChannels.name), asc(teamChannels.id));
  return rows.map(({ channel, team }) => ({ ...channel, team }));
}

/** Throws not-found, also where the actor may not read it. */
export async function getChannel(actor: Actor, slug: string): Promise<TeamChannel> {
  const [row] = await readAs(actor)
    .select({ channel: teamChannels, team: teams })
    .from(teamChannels)
    .innerJoin(teams, eq(teams.id, teamChannels.teamId))
    .where(eq(teamChannels.slug, slug));
  if (!row)
    throw new AppError("not-found", `There is no channel "${slug}", or you may not see it.`);
  return { ...row.channel, team: row.team };
}
