import type { Metadata } from "next";
import { InsightTiles } from "@/components/insights/insight-tiles";
import { InsightsFilters } from "@/components/insights/insights-filters";
import { frozen } from "@/components/markup/frozen";
import { FailuresTable } from "@/components/insights/failures-table";
import { buttonStyle } from "@/components/ui/button-style";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { StatusMessage } from "@/components/ui/status-message";
import { plural } from "@/lib/formats/count";
import { formatDay } from "@/lib/formats/instant";
import {
  datesProblem,
  insightsSearch,
  parseInsightsQuery,
  PERIOD_DAYS,
  type InsightsQuery,
} from "@/lib/incident/insights-query";
import { displayZone } from "@/lib/preferences/preferences";
import { textParam } from "@/lib/text/url-params";
import type { Interval } from "@/lib/time/interval";
import { requireActor } from "@/server/auth/current-actor";
import { countedInsights } from "@/server/insights/records";
import { requestTime } from "@/server/request/request-time";
import { allReadableServices } from "@/server/services/readable-services";
import { readableTeams } from "@/server/teams/readable-teams";
import { readPreferences } from "../../preferences/read-preferences";
import { CountCards } from "./count-cards";
import { DurationCards } from "./duration-cards";
import { SpendingByIncidents } from "./spending-by-incidents";

export const metadata: Metadata = { title: "Insights" };

export default async function InsightsPage({ searchParams }: PageProps<"/insights">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseInsightsQuery(params);
  const problem = datesProblem(params);
  const { from: _from, to: _to, ...chosen } = query;
  const timeZone = displayZone(await readPreferences());
  const [counted, services, teams] = await Promise.all([
    countedInsights(actor, query, requestTime(), timeZone),
    allReadableServices(actor),
    readableTeams(actor),
  ]);
  const { period, insights } = counted;
  const nameOfService = nameIn(services);
  const before = `${days(insights.before.period, timeZone)}, ${plural(insights.before.n, "incident")}`;
  return frozen(
    <>
      <PageHeader
        title="Insights"
        aside={`${plural(insights.n, "incident")}, ${days(period, timeZone)}`}
        actions={
          <a href={`/insights/csv${insightsSearch(query)}`} download className={buttonStyle({})}>
            Export CSV
          </a>
        }
      />
      <div className="mb-2">
        <FilterLinks
          label="Period"
          links={PERIOD_DAYS.map((each) => ({
            href: hrefOf(query, { days: each }),
            label: `${each} days`,
            current: query.from === "" && query.days === each,
          }))}
        />
      </div>
      <InsightsFilters
        query={query}
        from={textParam(params, "from")}
        to={textParam(params, "to")}
        services={services.map(optionOf)}
        teams={teams.map(optionOf)}
      />
      {problem !== null && (
        <StatusMessage kind="warning" className="mb-4">
          {problem} Shown instead: the last {query.days} days.
        </StatusMessage>
      )}
      <IgnoredParams params={params} used={chosen} />
      {insights.n === 0 && insights.byService.length === 0 ? (
        <Card>
          <NothingToCount
            filtered={query.team !== "" || query.service !== "" || query.severity !== ""}
            canceled={insights.canceled}
          />
        </Card>
      ) : (
        <div className="grid gap-4">
          <div>
            <InsightTiles
              metrics={insights.metrics}
              betweenFailures={insights.betweenFailures}
              before={before}
            />
          </div>
          <p className="text-xs text-muted">
            Compared with {before}
            {insights.canceled > 0 &&
              `. ${plural(insights.canceled, "canceled incident")} left out of everything here`}
            .
          </p>
          <DurationCards
            actor={actor}
            records={counted}
            query={query}
            median={insights.metrics[query.metric].medianMs}
          />
          <SpendingByIncidents
            actor={actor}
            records={counted}
            query={query}
            services={insights.byService.map(({ service }) => service)}
            timeZone={timeZone}
          />
          <CountCards
            counts={insights.counts}
            query={query}
            timeZone={timeZone}
            nameOfService={nameOfService}
            nameOfTeam={nameIn(teams)}
          />
          {insights.byService.length > 0 && (
            <Card
              title="Time between failures"
              note={
                insights.byService.length > MOST_SERVICES
                  ? `the ${MOST_SERVICES} services that failed most, of ${insights.byService.length}`
                  : "by service"
              }
              flush
            >
              <FailuresTable
                services={insights.byService
                  .slice(0, MOST_SERVICES)
                  .map((one) => ({ ...one, name: nameOfService(one.service) }))}
              />
            </Card>
          )}
        </div>
      )}
    </>,
  );
}

const MOST_SERVICES = 12;

const hrefOf = (query: InsightsQuery, change: Partial<InsightsQuery>): string =>
  `/insights${insightsSearch(query, change)}`;

const optionOf = ({ slug, name }: { slug: string; name: string }) => ({ value: slug, label: name });

/** Those that the reader may not see by themselves are named by their slug. */
function nameIn(named: readonly { slug: string; name: string }[]): (slug: string) => string {
  const names = new Map(named.map(({ slug, name }) => [slug, name]));
  return (slug) => names.get(slug) ?? slug;
}

const days = ({ start, end }: Interval, timeZone: string): string =>
  `${formatDay(start, timeZone, true)} to ${formatDay(end - 1, timeZone, true)}`;

function NothingToCount({ filtered, canceled }: { filtered: boolean; canceled: number }) {
  if (filtered)
    return (
      <EmptyState
        icon="search"
        title="No incident fits"
        action={<LinkButton href="/insights">Show all incidents</LinkButton>}
      >
        None with these filters began in the period.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="insights"
      title="No incidents in this period"
      action={<LinkButton href="/insights?days=365">Look back a year</LinkButton>}
    >
      Here you see how long incidents take to be detected, acknowledged, mitigated and resolved, and
      whether that changes.{canceled > 0 && ` Canceled ones do not count: there were ${canceled}.`}
    </EmptyState>
  );
}
