import type { Metadata } from "next";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { ScorecardFilters } from "@/components/scorecard/scorecard-filters";
import { ScorecardTable } from "@/components/scorecard/scorecard-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { pageOf } from "@/db/store/page-of";
import { plural } from "@/lib/formats/count";
import { parseScorecardListQuery, scorecardListHref } from "@/lib/reliability/scorecard/list-query";
import { requireActor } from "@/server/auth/current-actor";
import { readableTeams } from "@/server/teams/readable-teams";
import { scorecardRows } from "./rows";

export const metadata: Metadata = { title: "Scorecards" };

const PAGE_SIZE = 50;

export default async function ScorecardsPage({
  searchParams,
}: PageProps<"/reliability/scorecards">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseScorecardListQuery(params);
  const [rows, teams] = await Promise.all([scorecardRows(actor, query), readableTeams(actor)]);
  const { page, pages, offset } = pageOf(rows.length, { size: PAGE_SIZE, page: query.page });
  return (
    <>
      <PageHeader
        title="Scorecards"
        aside={<span>{plural(rows.length, "service")}, lowest level first</span>}
        actions={
          <>
            <Link
              href="/reliability/scorecards/levels"
              className="text-sm text-muted hover:text-ink hover:underline"
            >
              How levels work
            </Link>
            <a
              href={scorecardListHref(query, {}, "/reliability/scorecards/csv")}
              className="text-sm text-muted hover:text-ink hover:underline"
              download
            >
              CSV
            </a>
          </>
        }
      />
      <ReliabilityTabs current="/reliability/scorecards" />
      <ScorecardFilters
        query={query}
        teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <IgnoredParams params={params} used={{ ...query, page }} />
      <Card flush>
        {rows.length === 0 ? (
          <EmptyState
            icon="services"
            title="No services"
            action={
              query.team === "" ? undefined : (
                <LinkButton href="/reliability/scorecards">Show all teams</LinkButton>
              )
            }
          >
            A scorecard shows how well a service is owned, measured and run.
          </EmptyState>
        ) : (
          <ScorecardTable rows={rows.slice(offset, offset + PAGE_SIZE)} />
        )}
        <Pagination
          page={page}
          pages={pages}
          href={(to) => scorecardListHref(query, { page: to })}
        />
      </Card>
    </>
  );
}
