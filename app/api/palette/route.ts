import { listServices } from "@/db/services";
import { listSloNames } from "@/db/slos";
import { listTeams } from "@/db/teams";
import { rankPaletteItems, type PaletteItem } from "@/lib/palette/palette-item";
import { currentActor } from "@/server/auth/current-actor";

const MOST = 30;
const MOST_QUERY = 100;

/** What the command palette finds among the things that the signed-in person may read. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return Response.json({ items: [] }, { status: 401 });
  const query = (new URL(request.url).searchParams.get("q") ?? "").slice(0, MOST_QUERY);
  const [slos, services, teams] = await Promise.all([listSloNames(actor), listServices(actor), listTeams(actor)]);
  const items: PaletteItem[] = [
    ...slos.map(({ id, name, slug, service }) => ({ id: `slo ${id}`, group: "SLOs", label: name, detail: service.name, href: `/services/${service.slug}/slos/${slug}` })),
    ...services.map(({ id, name, slug, team }) => ({ id: `service ${id}`, group: "Services", label: name, detail: team.name, href: `/services/${slug}` })),
    ...teams.map(({ id, name, slug }) => ({ id: `team ${id}`, group: "Teams", label: name, href: `/teams/${slug}` })),
  ];
  return Response.json({ items: rankPaletteItems(items, query).slice(0, MOST) }, { headers: { "Cache-Control": "no-store" } });
}
