import type { UserActor } from "@/db/access/actor";
import { listSloNames } from "@/db/slos/list";
import type { PaletteItem } from "@/lib/palette/palette-item";

export const sloItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await listSloNames(actor)).map(({ id, name, slug, service }) => ({
    id: `slo ${id}`,
    group: "SLOs",
    label: name,
    detail: service.name,
    href: `/services/${service.slug}/slos/${slug}`,
  }));
