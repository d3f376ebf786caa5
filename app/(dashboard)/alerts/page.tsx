import type { Metadata } from "next";
import { AlertFilters } from "@/components/alert/alert-filters";
import { AlertTable } from "@/components/alert/alert-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { canInSome } from "@/db/access/actor";
import { listAlerts } from "@/db/alerts/list";
import { alertFilterOf, alertListHref, parseAlertListQuery } from "@/lib/alert/list-query";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { readableServices } from "@/server/services/readable-services";
import { readableTeams } from "@/server/teams/readable-teams";
import { alertRow } from "./alert-rows";
import { AlertTabs } from "./alert-tabs";

export const metadata: Metadata = { title: "Alerts" };

const PAGE_SIZE = 50;

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseAlertListQuery(params);
  const now = requestTime();
  const [{ items, total }, teams, services] = await Promise.all([
    listAlerts(actor, alertFilterOf(query), {
      order: "open-first",
      limit: PAGE_SIZE,
      offset: (query.page - 1) * PAGE_SIZE,
    }),
    readableTeams(actor),
    readableServices(actor),
  ]);
  const filtered = alertListHref(query, {}) !== "/alerts" || query.page > 1;
  return (
    <>
      <PageHeader
        title="Alerts"
        aside={
          <>
            <span>{total}</span>
            <LiveRefresh at={now} stream="/api/live" />
          </>
        }
      />
      <AlertTabs current="alerts" />
      <AlertFilters
        query={query}
        teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
        services={services.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <IgnoredParams params={params} used={query} />
      <Card flush>
        {items.length > 0 ? (
          <AlertTable
            caption="Alerts, open ones first"
            alerts={items.map((alert) => alertRow(alert))}
            now={now}
          />
        ) : filtered ? (
          <NothingMatches />
        ) : (
          <NoAlerts mayCreate={canInSome(actor, "manage", teams)} />
        )}
        <Pagination
          page={query.page}
          pages={Math.max(1, Math.ceil(total / PAGE_SIZE))}
          href={(page) => alertListHref(query, { page })}
        />
      </Card>
    </>
  );
}

const NothingMatches = () => (
  <EmptyState
    icon="search"
    title="Nothing matches"
    action={<LinkButton href="/alerts">Show all alerts</LinkButton>}
  >
    No alert fits these filters.
  </EmptyState>
);

const NoAlerts = ({ mayCreate }: { mayCreate: boolean }) => (
  <EmptyState
    icon="alerts"
    title="No alerts yet"
    {...(mayCreate
      ? {
          action: (
            <LinkButton variant="primary" href="/slos/new">
              Create an SLO
            </LinkButton>
          ),
        }
      : {})}
  >
    An alert says that something needs somebody: an error budget burns too fast, data stops, or
    another system reports a problem. Every SLO is evaluated each minute.
  </EmptyState>
);
