import type { UserActor } from "@/db/access/actor";
import { listPostmortems } from "@/db/postmortems/list";
import type { PaletteItem } from "@/lib/palette/palette-item";

const MOST_READ = 200;

/** The name of a team is found among the first alone. */
export async function postmortemItems(actor: UserActor, q: string): Promise<PaletteItem[]> {
  const found = await Promise.all(
    [{}, ...(q === "" ? [] : [{ q }])].map((filter) =>
      listPostmortems(actor, filter, { size: MOST_READ, page: 1 }),
    ),
  );
  return found
    .flatMap(({ items }) => items)
    .map(({ id, title, team }) => ({
      id: `postmortem ${id}`,
      group: "Postmortems",
      label: title,
      detail: team.name,
      href: `/postmortems/${id}`,
    }));
}
