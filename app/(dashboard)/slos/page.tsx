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
import {
  parseSloListQuery,
  sloListHref,
  type SloListQuery,
  type SloSort,
} from "@/lib/slo/list-query";
import { holdsWords } from "@/lib/text/folded";
import { requireActor } from "@/server/auth/current-actor";
import { archivedSlos, sloSnapshot, sparklinesOf, type EvaluatedSlo } from "@/server/slos/snapshot";
import { readableTeams } from "@/server/teams/readable-teams";
import { goneInOf, remainingOrder, sloRow, tierOf, worstObjective } from "../slo-rows";

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
  const found = all.filter((evaluated) => matches(evaluated, query)).sort(comparing(query));
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
  const tier = tierOf(slo, worstObjective(objectives).evaluation) ?? "none";
  const text = `${slo.name} ${slo.slug} ${slo.service.name} ${slo.service.slug} ${slo.description}`;
  return (
    (query.team === "" || slo.service.team.slug === query.team) &&
    (query.tier === "" || tier === query.tier) &&
    (query.kind === "" || slo.sli.kind === query.kind) &&
    holdsWords(text, query.q)
  );
}

/** The worst first by default; what has no data comes last either way. */
function comparing({
  sort,
  descending,
}: SloListQuery): (a: EvaluatedSlo, b: EvaluatedSlo) => number {
  const sign = descending ? -1 : 1;
  if (sort === "name") return (a, b) => sign * a.slo.name.localeCompare(b.slo.name);
  const value = (slo: EvaluatedSlo) => sortValue(slo, sort);
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  };
}

function sortValue({ objectives }: EvaluatedSlo, sort: Exclude<SloSort, "name">): number | null {
  const { evaluation } = worstObjective(objectives);
  switch (sort) {
    case "budget":
      return evaluation.budget.remaining === null ? null : remainingOrder(evaluation);
    case "target":
      return evaluation.targetPpm;
    case "sli":
      return evaluation.sli;
    case "burn":
      return evaluation.recentBurnRate === null ? null : -evaluation.recentBurnRate;
    case "gone": {
      const gone = goneInOf(evaluation);
      if (!gone) return null;
      return gone.state === "in" ? gone.ms : gone.state === "spent" ? 0 : Number.MAX_VALUE;
    }
    default:
      return sort satisfies never;
  }
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
