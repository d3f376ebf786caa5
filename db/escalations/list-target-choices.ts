import { asc, isNull } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { repeated } from "../access/repeated";
import { teamChannels } from "../schema/contacts";
import { teams, users } from "../schema/people";
import { schedules } from "../schema/schedules";

type Named = { slug: string; name: string };

/** What a level can name, by name: as far as the actor may see. */
export type TargetChoices = {
  schedules: Named[];
  people: { email: string; name: string }[];
  teams: Named[];
  channels: Named[];
};

export const listTargetChoices = (actor: Actor): Promise<TargetChoices> =>
  snapshotAs(actor, async (reader) => ({
    schedules: await scheduleRows(reader, {}),
    people: await personRows(reader, {}),
    teams: await teamRows(reader, {}),
    channels: await channelRows(reader, {}),
  }));

const scheduleRows = repeated((reader) =>
  reader
    .select({ slug: schedules.slug, name: schedules.name })
    .from(schedules)
    .orderBy(asc(schedules.name)),
);

const personRows = repeated((reader) =>
  reader
    .select({ email: users.email, name: users.name })
    .from(users)
    .where(isNull(users.deactivatedAt))
    .orderBy(asc(users.name)),
);

const teamRows = repeated((reader) =>
  reader.select({ slug: teams.slug, name: teams.name }).from(teams).orderBy(asc(teams.name)),
);

const channelRows = repeated((reader) =>
  reader
    .select({ slug: teamChannels.slug, name: teamChannels.name })
    .from(teamChannels)
    .orderBy(asc(teamChannels.name)),
);
