import type { Metadata } from "next";
import { ServiceFilters } from "@/components/service/service-filters";
import { ServiceTable, type ServiceRow } from "@/components/service/service-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import type { SortLink } from "@/components/ui/sort-heading";
import { canInSome } from "@/db/access/actor";
import type { Service } from "@/db/services/service";
import { pageOf } from "@/db/store/page-of";
import { worstObjective } from "@/lib/budget/worst-objective";
import { SEVERITIES } from "@/lib/incident/severity";
import { comparingServices } from "@/lib/service/list-order";
import {
  parseServiceListQuery,
  SERVICE_SORTS,
  serviceListHref,
  type ServiceListQuery,
  type ServiceSort,
} from "@/lib/service/list-query";
import { holdsWords } from "@/lib/text/folded";
import { requireActor } from "@/server/auth/current-actor";
import { openIncidents } from "@/server/incidents/open";
import { slosOfService } from "@/server/slos/lookups";
import { sloSnapshot, type SloSnapshot } from "@/server/slos/snapshot";
import { leastLeftFirst } from "@/server/slos/sorted";
import { alertCounts } from "@/server/slos/standing";
import { allReadableServices, readableServices } from "@/server/services/readable-services";
import { readableTeams } from "@/server/teams/readable-teams";

export const metadata: Metadata = { title: "Services" };

const PAGE_SIZE = 50;

export default async function ServicesPage({ searchParams }: PageProps<"/services">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseServiceListQuery(params);
  const [services, teams, snapshot, open] = await Promise.all([
    query.archived ? allReadableServices(actor) : readableServices(actor),
    readableTeams(actor),
    sloSnapshot(actor),
    openIncidents(actor),
  ]);
  const mayCreate = canInSome(actor, "manage", teams);
  const found = services
    .filter((service) => matches(service, query))
    .map((service) => rowOf(service, snapshot, open))
    .sort(comparingServices(query));
  const { page, pages, offset } = pageOf(found.length, { size: PAGE_SIZE, page: query.page });
  return (
    <>
      <PageHeader
        title="Services"
        aside={
          <>
            <span>
              {found.length} of {services.length}
            </span>
            <LiveRefresh at={snapshot.at} stream="/api/live" />
          </>
        }
        actions={
          <>
            <LinkButton href="/reliability/scorecards">Scorecards</LinkButton>
            {mayCreate && (
              <LinkButton variant="primary" href="/services/new">
                New service
              </LinkButton>
            )}
          </>
        }
      />
      <ServiceFilters
        query={query}
        teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <div className="mb-4">
        <FilterLinks
          label="Which services"
          links={[
            {
              href: serviceListHref(query, { archived: false }),
              label: "Active",
              current: !query.archived,
            },
            {
              href: serviceListHref(query, { archived: true }),
              label: "Include archived",
              current: query.archived,
            },
          ]}
        />
      </div>
      <IgnoredParams
        params={params}
        used={{ ...query, order: query.descending ? "desc" : "asc", page }}
      />
      <Card flush>
        {found.length === 0 ? (
          <NothingFound any={services.length > 0} mayCreate={mayCreate} />
        ) : (
          <ServiceTable rows={found.slice(offset, offset + PAGE_SIZE)} headings={headings(query)} />
        )}
        <Pagination page={page} pages={pages} href={(to) => serviceListHref(query, { page: to })} />
      </Card>
    </>
  );
}

function NothingFound({ any, mayCreate }: { any: boolean; mayCreate: boolean }) {
  if (any)
    return (
      <EmptyState
        icon="search"
        title="Nothing matches"
        action={<LinkButton href="/services">Show all services</LinkButton>}
      >
        No service fits these filters.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="services"
      title="No services yet"
      {...(mayCreate
        ? {
            action: (
              <LinkButton variant="primary" href="/services/new">
                Create a service
              </LinkButton>
            ),
          }
        : {})}
    >
      A service is what your users call, with a team that owns it. SLOs belong to services.
    </EmptyState>
  );
}

const matches = ({ name, slug, description, team }: Service, query: ServiceListQuery): boolean =>
  (query.team === "" || team.slug === query.team) &&
  holdsWords(`${name} ${slug} ${team.name} ${team.slug} ${description}`, query.q);

function rowOf(
  service: Service,
  { slos }: SloSnapshot,
  open: Awaited<ReturnType<typeof openIncidents>>,
): ServiceRow {
  const evaluated = slosOfService(slos, service.id);
  const [worst] = leastLeftFirst(evaluated);
  const budget = worst ? worstObjective(worst.objectives).evaluation.budget : null;
  const incidents = open.filter((incident) =>
    incident.services.some(({ id }) => id === service.id),
  );
  return {
    slug: service.slug,
    name: service.name,
    isArchived: service.archivedAt !== null,
    team: service.team.name,
    teamSlug: service.team.slug,
    tier: service.tier,
    slos: evaluated.length,
    remaining: budget?.remaining ?? null,
    budgetTier: budget?.tier ?? null,
    ...alertCounts(evaluated),
    incidents: incidents
      .map(({ id, title, severity }) => ({ number: id, title, severity }))
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
  };
}

function headings(query: ServiceListQuery): Record<ServiceSort, SortLink> {
  const link = (sort: ServiceSort): SortLink => {
    const current = query.sort === sort;
    return {
      href: serviceListHref(query, { sort, descending: current && !query.descending }),
      ...(current ? { sorted: query.descending ? "descending" : "ascending" } : {}),
    };
  };
  return Object.fromEntries(SERVICE_SORTS.map((sort) => [sort, link(sort)])) as Record<
    ServiceSort,
    SortLink
  >;
}
