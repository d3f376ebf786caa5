import type { UserActor } from "@/db/access/actor";
import { listServices } from "@/db/services/list";
import type { PaletteItem } from "@/lib/palette/palette-item";

export const serviceItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await listServices(actor)).map(({ id, name, slug, team }) => ({
    id: `service ${id}`,
    group: "Services",
    label: name,
    detail: team.name,
    href: `/services/${slug}`,
  }));
