import { z } from "zod";
import type { UserActor } from "@/db/access/actor";
import { listAlerts } from "@/db/alerts/list";
import { listPolicies } from "@/db/escalations/list";
import { listIncidents } from "@/db/incidents/list";
import { numberNamedBy } from "@/lib/incident/number-named-by";
import type { IncidentFilter } from "@/db/incidents/incident";
import { listPostmortems } from "@/db/postmortems/list";
import { listSchedules } from "@/db/schedules/list";
import { listServices } from "@/db/services/list";
import { listSloNames } from "@/db/slos/list";
import { listTeams } from "@/db/people/teams";
import { OPEN_ALERT_STATES } from "@/lib/alert/words";
import { rankPaletteItems, type PaletteItem } from "@/lib/palette/palette-item";
import { withoutUnstorable } from "@/lib/text/storable";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";

const MOST = 30;
const MOST_READ = 200;
const MOST_QUERY = 100;

/** What the command palette finds among the things that the signed-in person may read. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler(
    "/api/palette",
    z.strictObject({ q: z.string().default("") }),
    async ({ actor, query }) => {
      const q = withoutUnstorable(query.q.slice(0, MOST_QUERY)).trim();
      const [slos, services, schedules, policies, teams, incidents, postmortems, alerts] =
        await Promise.all([
          listSloNames(actor),
          listServices(actor),
          listSchedules(actor),
          listPolicies(actor),
          listTeams(actor),
          incidentItems(actor, q),
          postmortemItems(actor, q),
          alertItems(actor, q),
        ]);
      const items: PaletteItem[] = [
        ...slos.map(({ id, name, slug, service }) => ({
          id: `slo ${id}`,
          group: "SLOs",
          label: name,
          detail: service.name,
          href: `/services/${service.slug}/slos/${slug}`,
        })),
        ...incidents,
        ...alerts,
        ...services.map(({ id, name, slug, team }) => ({
          id: `service ${id}`,
          group: "Services",
          label: name,
          detail: team.name,
          href: `/services/${slug}`,
        })),
        ...schedules.map(({ id, name, slug, team }) => ({
          id: `schedule ${id}`,
          group: "On-call",
          label: name,
          detail: team.name,
          href: `/on-call/${slug}`,
        })),
        ...policies.map(({ id, name, slug, team }) => ({
          id: `policy ${id}`,
          group: "Escalation policies",
          label: name,
          detail: team.name,
          href: `/on-call/policies/${slug}`,
        })),
        ...teams.map(({ id, name, slug }) => ({
          id: `team ${id}`,
          group: "Teams",
          label: name,
          href: `/teams/${slug}`,
        })),
        ...postmortems,
      ];
      return { items: rankPaletteItems(items, q).slice(0, MOST) };
    },
  ),
});

/** A severity is found among the first alone, a number and words of titles wherever they stand. */
async function incidentItems(actor: UserActor, q: string): Promise<PaletteItem[]> {
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
  return onceEach(
    found
      .flatMap(({ items }) => items)
      .map(({ id, title, severity }) => ({
        id: `incident ${id}`,
        group: "Incidents",
        label: title,
        detail: `#${id} ${severity}`,
        href: `/incidents/${id}`,
      })),
  );
}

/** Open ones, and those that the words fit. */
async function alertItems(actor: UserActor, q: string): Promise<PaletteItem[]> {
  const { items } = await listAlerts(actor, q === "" ? { states: OPEN_ALERT_STATES } : { q }, {
    order: "open-first",
    limit: MOST,
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

/** The name of a team is found among the first alone. */
async function postmortemItems(actor: UserActor, q: string): Promise<PaletteItem[]> {
  const found = await Promise.all(
    [{}, ...(q === "" ? [] : [{ q }])].map((filter) =>
      listPostmortems(actor, filter, { size: MOST_READ, page: 1 }),
    ),
  );
  return onceEach(
    found
      .flatMap(({ items }) => items)
      .map(({ id, title, team }) => ({
        id: `postmortem ${id}`,
        group: "Postmortems",
        label: title,
        detail: team.name,
        href: `/postmortems/${id}`,
      })),
  );
}

const onceEach = (items: readonly PaletteItem[]): PaletteItem[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];
