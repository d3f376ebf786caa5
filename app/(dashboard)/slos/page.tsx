import type { Metadata } from "next";
import { SloFilters } from "@/components/slo/slo-filters";
import { SloTable } from "@/components/slo/slo-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { can } from "@/db/access/actor";
import { pageOf } from "@/db/store/page-of";
import { worstObjective } from "@/lib/budget/worst-objective";
import {
  parseSloListQuery,
  sloListHref,
  type SloListQuery,
  type SloSort,
} from "@/lib/slo/list-query";
import { holdsWords } from "@/lib/text/folded";
import { requireActor } from "@/server/auth/current-actor";
import { archivedSlos, sloSnapshot, sparklinesOf, type EvaluatedSlo } from "@/server/slos/snapshot";
import { sortedSlos } from "@/server/slos/sorted";
import { readableTeams } from "@/server/teams/readable-teams";
import { sloRow, tierOf } from "../slo-rows";

export const metadata: Metadata = { title: "SLOs" };

const PAGE_SIZE = 50;

export default async function SlosPage({ searchParams }: PageProps<"/slos">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseSloListQuery(params);
  const [snapshot, teams] = await Promise.all([sloSnapshot(actor), readableTeams(actor)]);
  const mayCreate = teams.some((team) => can(actor, "manage", team));
  const all = query.archived
    ? [...snapshot.slos, ...(await archivedSlos(actor, snapshot.at))]
    : snapshot.slos;
  const found = sortedSlos(all, query).filter((evaluated) => matches(evaluated, query));
  const { page, pages, offset } = pageOf(found.length, { size: PAGE_SIZE, page: query.page });
  const shown = found.slice(offset, offset + PAGE_SIZE);
  const sparklines = await sparklinesOf(actor, snapshot, shown);
  return (
    <>
      <PageHeader
        title="SLOs"
        aside={
          <>
            <span>
              {found.length} of {all.length}
            </span>
            <LiveRefresh at={snapshot.at} stream="/api/live" />
          </>
        }
        {...(mayCreate
          ? {
              actions: (
                <LinkButton variant="primary" href="/slos/new">
                  New SLO
                </LinkButton>
              ),
            }
          : {})}
      />
      <SloFilters
        query={query}
        teams={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <div className="mb-4">
        <FilterLinks
          label="Which SLOs"
          links={[
            {
              href: sloListHref(query, { archived: false }),
              label: "Active",
              current: !query.archived,
            },
            {
              href: sloListHref(query, { archived: true }),
              label: "Include archived",
              current: query.archived,
            },
          ]}
        />
      </div>
      <IgnoredParams
        params={params}
        used={{ ...query, order: query.descending ? "desc" : "asc" }}
      />
      <Card flush>
        {shown.length === 0 ? (
          <NothingFound any={all.length > 0} mayCreate={mayCreate} />
        ) : (
          <SloTable
            caption="SLOs"
            headings={headings(query)}
            rows={shown.map((evaluated) =>
              sloRow(evaluated, snapshot.at, sparklines.get(evaluated.slo.id) ?? [], "all"),
            )}
          />
        )}
        <Pagination page={page} pages={pages} href={(to) => sloListHref(query, { page: to })} />
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
        action={<LinkButton href="/slos">Show all SLOs</LinkButton>}
      >
        No SLO fits these filters.
      </EmptyState>
    );
  return (
    <EmptyState
      icon="slos"
      title="No SLOs yet"
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
      An SLO defines how reliable a service must be for its users. Its error budget shows how much
      can still go wrong.
    </EmptyState>
  );
}

function matches({ slo, objectives }: EvaluatedSlo, query: SloListQuery): boolean {
  const tier = () => tierOf(slo, worstObjective(objectives).evaluation) ?? "none";
  const text = () =>
    `${slo.name} ${slo.slug} ${slo.service.name} ${slo.service.slug} ${slo.description}`;
  return (
    (query.team === "" || slo.service.team.slug === query.team) &&
    (query.tier === "" || tier() === query.tier) &&
    (query.kind === "" || slo.sli.kind === query.kind) &&
    (query.q === "" || holdsWords(text(), query.q))
  );
}

function headings(query: SloListQuery) {
  const entry = (sort: SloSort) => {
    const current = query.sort === sort;
    const sorted: "ascending" | "descending" = query.descending ? "descending" : "ascending";
    return {
      href: sloListHref(query, { sort, descending: current && !query.descending }),
      ...(current ? { sorted } : {}),
    };
  };
  return {
    name: entry("name"),
    target: entry("target"),
    sli: entry("sli"),
    budget: entry("budget"),
    burn: entry("burn"),
    gone: entry("gone"),
  };
}
