import type { UserActor } from "@/db/access/actor";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { readableServices } from "@/server/services/readable-services";

export const serviceItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await readableServices(actor)).map(({ id, name, slug, team }) => ({
    id: `service ${id}`,
    group: "Services",
    label: name,
    detail: team.name,
    href: `/services/${slug}`,
  }));
