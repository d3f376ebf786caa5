import type { Metadata } from "next";
import { IncidentFilters } from "@/components/incident/incident-filters";
import { IncidentTable } from "@/components/incident/incident-table";
import { LinkButton } from "@/components/ui/button";
import { DeclareLink } from "@/components/incident/declare-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canInSome } from "@/db/access/actor";
import { listIncidents } from "@/db/incidents/list";
import { listServices } from "@/db/services/list";
import { listTeams } from "@/db/people/teams";
import {
  incidentFilterOf,
  incidentListHref,
  parseIncidentListQuery,
} from "@/lib/incident/list-query";
import { requireActor } from "@/server/auth/current-actor";
import { worstSpendings } from "@/server/incidents/spending";
import { requestTime } from "@/server/request/request-time";
import { incidentRow } from "./incident-rows";

export const metadata: Metadata = { title: "Incidents" };

const PAGE_SIZE = 50;

export default async function IncidentsPage({ searchParams }: PageProps<"/incidents">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseIncidentListQuery(params);
  const now = requestTime();
  const [{ items, total }, teams, services] = await Promise.all([
    listIncidents(actor, incidentFilterOf(query, now), {
      order: "open-first",
      limit: PAGE_SIZE,
      offset: (query.page - 1) * PAGE_SIZE,
    }),
    listTeams(actor),
    listServices(actor),
  ]);
  const spent = await worstSpendings(actor, items, now);
  const mayDeclare = canInSome(actor, "respond", teams);
  const filtered = incidentListHref(query, {}) !== "/incidents";
  return (
    <>
      <PageHeader
        title="Incidents"
        aside={
          <>
            <span>{total}</span>
            <LiveRefresh at={now} stream="/api/live" />
          </>
        }
        actions={
          <>
            <a
              href={incidentListHref(query, {}, "/incidents/csv")}
              className="text-sm text-muted hover:text-ink hover:underline"
              download
            >
              CSV
            </a>
            {mayDeclare && <DeclareLink primary />}
          </>
        }
      />
      <IncidentFilters
        query={query}
        teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
        services={services.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <IgnoredParams params={params} used={query} />
      <Card flush>
        {items.length === 0 ? (
          filtered || query.page > 1 ? (
            <EmptyState
              icon="search"
              title="Nothing matches"
              action={<LinkButton href="/incidents">Show all incidents</LinkButton>}
            >
              No incident fits these filters.
            </EmptyState>
          ) : (
            <EmptyState
              icon="incidents"
              title="No incidents yet"
              {...(mayDeclare
                ? {
                    action: (
                      <LinkButton variant="primary" href="/incidents/new">
                        Declare an incident
                      </LinkButton>
                    ),
                  }
                : {})}
            >
              An incident is a problem that users notice and that needs work now. Its timeline, its
              cost in error budget and its lessons are kept here.
            </EmptyState>
          )
        ) : (
          <IncidentTable
            caption="Incidents, open ones first"
            rows={items.map((incident) => incidentRow(incident, spent.get(incident.id) ?? null))}
            now={now}
          />
        )}
        <Pagination
          page={query.page}
          pages={Math.max(1, Math.ceil(total / PAGE_SIZE))}
          href={(page) => incidentListHref(query, { page })}
        />
      </Card>
    </>
  );
}
