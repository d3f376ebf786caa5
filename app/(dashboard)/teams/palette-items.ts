import type { UserActor } from "@/db/access/actor";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { readableTeams } from "@/server/teams/readable-teams";

export const teamItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await readableTeams(actor)).map(({ id, name, slug }) => ({
    id: `team ${id}`,
    group: "Teams",
    label: name,
    href: `/teams/${slug}`,
  }));
