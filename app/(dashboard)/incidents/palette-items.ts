import type { UserActor } from "@/db/access/actor";
import type { IncidentFilter } from "@/db/incidents/incident";
import { listIncidents } from "@/db/incidents/list";
import { numberNamedBy } from "@/lib/incident/number-named-by";
import type { PaletteItem } from "@/lib/palette/palette-item";

const MOST_READ = 200;

/** A severity is found among the first alone, a number and words of titles wherever they stand. */
export async function incidentItems(actor: UserActor, q: string): Promise<PaletteItem[]> {
  const number = numberNamedBy(q);
  const filters: IncidentFilter[] = [
    ...(number === undefined ? [] : [{ number }]),
    {},
    ...(q === "" ? [] : [{ titled: q }]),
  ];
  const found = await Promise.all(
    filters.map((filter) =>
      listIncidents(actor, filter, { order: "open-first", limit: MOST_READ, offset: 0 }),
    ),
  );
  return found
    .flatMap(({ items }) => items)
    .map(({ id, title, severity }) => ({
      id: `incident ${id}`,
      group: "Incidents",
      label: title,
      detail: `#${id} ${severity}`,
      href: `/incidents/${id}`,
    }));
}
