import type { UserActor } from "@/db/access/actor";
import { listSloNames } from "@/db/slos/list";
import type { PaletteItem } from "@/lib/palette/palette-item";
import { sloHref } from "../slo-rows";

export const sloItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await listSloNames(actor)).map(({ id, name, slug, service }) => ({
    id: `slo ${id}`,
    group: "SLOs",
    label: name,
    detail: service.name,
    href: sloHref(service.slug, slug),
  }));
