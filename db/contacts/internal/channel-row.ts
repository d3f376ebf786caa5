import { asc, eq, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { readingAll, type Reader } from "../../access/reader";
import { teamChannels } from "../../schema/contacts";
import { teams } from "../../schema/people";
import type { Db } from "../../store/engine";
import type { TeamChannel } from "../channels";

/** By name. */
export async function selectChannels(reader: Reader, where?: SQL): Promise<TeamChannel[]> {
  const rows = await reader
    .select({ channel: teamChannels, team: teams })
    .from(teamChannels)
    .innerJoin(teams, eq(teams.id, teamChannels.teamId))
    .where(where)
    .orderBy(asc(teamChannels.name), asc(teamChannels.id));
  return rows.map(({ channel, team }) => ({ ...channel, team }));
}

/** Throws not-found, also where the reader may not see it. */
export async function selectChannel(reader: Reader, slug: string): Promise<TeamChannel> {
  const [channel] = await selectChannels(reader, eq(teamChannels.slug, slug));
  if (!channel)
    throw new AppError("not-found", `There is no channel "${slug}", or you may not see it.`);
  return channel;
}

/** Whoever may read it: for a change that asks its own permission. */
export async function findChannelBySlug(tx: Db, slug: string): Promise<TeamChannel | null> {
  const [channel] = await selectChannels(readingAll(tx), eq(teamChannels.slug, slug));
  return channel ?? null;
}

/** What the audit log keeps: never where it goes. */
export const shown = ({
  name,
  kind,
  team,
  events,
}: Pick<TeamChannel, "name" | "kind" | "events" | "team">) => ({
  name,
  kind,
  team: team.slug,
  events,
});
