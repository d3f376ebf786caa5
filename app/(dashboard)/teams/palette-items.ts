import type { UserActor } from "@/db/access/actor";
import { listTeams } from "@/db/people/teams";
import type { PaletteItem } from "@/lib/palette/palette-item";

export const teamItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await listTeams(actor)).map(({ id, name, slug }) => ({
    id: `team ${id}`,
    group: "Teams",
    label: name,
    href: `/teams/${slug}`,
  }));
