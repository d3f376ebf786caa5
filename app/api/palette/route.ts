import { z } from "zod";
import { listIncidents } from "@/db/incident-list";
import { listPostmortems } from "@/db/postmortems";
import { listServices } from "@/db/services";
import { listSloNames } from "@/db/slos";
import { listTeams } from "@/db/teams";
import { rankPaletteItems, type PaletteItem } from "@/lib/palette/palette-item";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";

const MOST = 30;
const MOST_INCIDENTS = 200;
const MOST_QUERY = 100;

/** What the command palette finds among the things that the signed-in person may read. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler("/api/palette", z.strictObject({ q: z.string().default("") }), async ({ actor, query }) => {
    const [slos, services, teams, incidents, postmortems] = await Promise.all([
      listSloNames(actor), listServices(actor), listTeams(actor), listIncidents(actor, {}, { order: "open-first", limit: MOST_INCIDENTS, offset: 0 }), listPostmortems(actor),
    ]);
    const items: PaletteItem[] = [
      ...slos.map(({ id, name, slug, service }) => ({ id: `slo ${id}`, group: "SLOs", label: name, detail: service.name, href: `/services/${service.slug}/slos/${slug}` })),
      ...incidents.items.map(({ id, title, severity }) => ({ id: `incident ${id}`, group: "Incidents", label: title, detail: `#${id} ${severity}`, href: `/incidents/${id}` })),
      ...services.map(({ id, name, slug, team }) => ({ id: `service ${id}`, group: "Services", label: name, detail: team.name, href: `/services/${slug}` })),
      ...teams.map(({ id, name, slug }) => ({ id: `team ${id}`, group: "Teams", label: name, href: `/teams/${slug}` })),
      ...postmortems.map(({ id, title, team }) => ({ id: `postmortem ${id}`, group: "Postmortems", label: title, detail: team.name, href: `/postmortems/${id}` })),
    ];
    return { items: rankPaletteItems(items, query.q.slice(0, MOST_QUERY)).slice(0, MOST) };
  }),
});
