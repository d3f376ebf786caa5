import type { UserActor } from "@/db/access/actor";
import { listSchedules } from "@/db/schedules/list";
import type { PaletteItem } from "@/lib/palette/palette-item";

export const scheduleItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await listSchedules(actor)).map(({ id, name, slug, team }) => ({
    id: `schedule ${id}`,
    group: "On-call",
    label: name,
    detail: team.name,
    href: `/on-call/${slug}`,
  }));
