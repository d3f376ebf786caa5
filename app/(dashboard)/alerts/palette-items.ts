import type { UserActor } from "@/db/access/actor";
import { listAlerts } from "@/db/alerts/list";
import { OPEN_ALERT_STATES } from "@/lib/alert/words";
import type { PaletteItem } from "@/lib/palette/palette-item";

const MOST_READ = 30;

/** Open ones, and those that the words fit. */
export async function alertItems(actor: UserActor, q: string): Promise<PaletteItem[]> {
  const { items } = await listAlerts(actor, q === "" ? { states: OPEN_ALERT_STATES } : { q }, {
    order: "open-first",
    limit: MOST_READ,
    offset: 0,
  });
  return items.map(({ id, title, severity, state }) => ({
    id: `alert ${id}`,
    group: "Alerts",
    label: title,
    detail: `${severity}, ${state}`,
    href: `/alerts/${id}`,
  }));
}
