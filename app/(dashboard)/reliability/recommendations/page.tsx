import type { Metadata } from "next";
import { FindingFilters } from "@/components/reliability/finding/finding-filters";
import { RecommendationList } from "@/components/reliability/recommendation/recommendation-list";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { pageOf } from "@/db/store/page-of";
import {
  parseRecommendationListQuery,
  recommendationListHref,
} from "@/lib/reliability/recommend/list-query";
import { requireActor } from "@/server/auth/current-actor";
import { readableServices } from "@/server/services/readable-services";
import { serviceNames } from "@/server/services/service-names";
import { readableTeams } from "@/server/teams/readable-teams";
import { recommendationRows } from "./rows";

export const metadata: Metadata = { title: "Recommendations" };

const PATH = "/reliability/recommendations";
const PAGE_SIZE = 50;
const STATES = [
  { value: "decided", label: "Decided" },
  { value: "all", label: "All" },
];

export default async function RecommendationsPage({
  searchParams,
}: PageProps<"/reliability/recommendations">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseRecommendationListQuery(params);
  const [rows, teams, services, names] = await Promise.all([
    recommendationRows(actor, query),
    readableTeams(actor),
    readableServices(actor),
    serviceNames(actor),
  ]);
  const { page, pages, offset } = pageOf(rows.length, { size: PAGE_SIZE, page: query.page });
  const { state, team, service } = query;
  return (
    <>
      <PageHeader
        title="Recommendations"
        aside={<span>errors first, then most gain for the effort</span>}
      />
      <ReliabilityTabs current="/reliability/recommendations" />
      <FindingFilters
        action={PATH}
        values={{ team, service, state }}
        teams={teams.map((one) => ({ value: one.slug, label: one.name }))}
        services={services.map((one) => ({ value: one.slug, label: one.name }))}
        own={{ name: "state", label: "Decision", placeholder: "To decide on", options: STATES }}
      />
      <IgnoredParams params={params} used={{ ...query, page }} />
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState
            icon="check"
            title="Nothing to decide on"
            {...(recommendationListHref(query, {}) === PATH
              ? {}
              : { action: <LinkButton href={PATH}>Show all that is open</LinkButton> })}
          >
            Recommendations come from the registered dependencies of your services: what to change,
            what it gains, and what it costs.
          </EmptyState>
        ) : (
          <RecommendationList
            rows={rows.slice(offset, offset + PAGE_SIZE)}
            names={names}
            first={offset + 1}
          />
        )}
        <Pagination
          page={page}
          pages={pages}
          href={(to) => recommendationListHref(query, { page: to })}
        />
      </Card>
    </>
  );
}
