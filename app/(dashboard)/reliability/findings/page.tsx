import type { Metadata } from "next";
import { FindingFilters } from "@/components/reliability/finding/finding-filters";
import { FindingTable, type FindingRow } from "@/components/reliability/finding/finding-table";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterLinks } from "@/components/ui/filter-links";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { pageOf } from "@/db/store/page-of";
import { SEVERITIES } from "@/lib/reliability/assessment/severity";
import { FINDING_CATALOGUE } from "@/lib/reliability/findings/catalogue";
import {
  findingListHref,
  type FindingListQuery,
  parseFindingListQuery,
  SEVERITY_WORDS,
} from "@/lib/reliability/findings/list-query";
import { requireActor } from "@/server/auth/current-actor";
import { OWN_NAME, OWN_SERVICE } from "@/server/reliability/own-dependencies";
import { readableServices } from "@/server/services/readable-services";
import { serviceNames } from "@/server/services/service-names";
import { readableTeams } from "@/server/teams/readable-teams";
import { findingRows } from "./rows";

export const metadata: Metadata = { title: "Findings" };

const PAGE_SIZE = 50;
const RULES = FINDING_CATALOGUE.map(({ id, title }) => ({ value: id, label: `${id}: ${title}` }));

export default async function FindingsPage({ searchParams }: PageProps<"/reliability/findings">) {
  const actor = await requireActor();
  const params = await searchParams;
  const query = parseFindingListQuery(params);
  const [all, teams, services, names] = await Promise.all([
    findingRows(actor, query),
    readableTeams(actor),
    readableServices(actor),
    serviceNames(actor),
  ]);
  const rows = all.filter(({ severity }) => query.severity === "" || severity === query.severity);
  const { page, pages, offset } = pageOf(rows.length, { size: PAGE_SIZE, page: query.page });
  const { severity, team, service, id } = query;
  return (
    <>
      <PageHeader title="Findings" aside={<span>worst first</span>} />
      <ReliabilityTabs current="/reliability/findings" />
      <FindingFilters
        action="/reliability/findings"
        values={{ team, service, id, severity }}
        teams={teams.map((one) => ({ value: one.slug, label: one.name }))}
        services={serviceOptions(services)}
        own={{ name: "id", label: "Rule", placeholder: "All rules", options: RULES }}
        hidden={severity === "" ? {} : { severity }}
      />
      <SeverityLinks query={query} all={all} />
      <IgnoredParams params={params} used={{ ...query, page }} />
      <Card flush>
        {rows.length === 0 ? (
          <NoFindings filtered={findingListHref(query, {}) !== "/reliability/findings"} />
        ) : (
          <FindingTable rows={rows.slice(offset, offset + PAGE_SIZE)} names={names} />
        )}
        <Pagination page={page} pages={pages} href={(to) => findingListHref(query, { page: to })} />
      </Card>
    </>
  );
}

/** Burnline itself last, unless a service has its slug. */
function serviceOptions(services: readonly { slug: string; name: string }[]) {
  const options = services.map(({ slug, name }) => ({ value: slug, label: name }));
  const isTaken = services.some(({ slug }) => slug === OWN_SERVICE);
  return isTaken ? options : [...options, { value: OWN_SERVICE, label: `${OWN_NAME} (built in)` }];
}

function SeverityLinks({ query, all }: { query: FindingListQuery; all: readonly FindingRow[] }) {
  const links = (["", ...SEVERITIES] as const).map((severity) => {
    const count = all.filter((row) => severity === "" || row.severity === severity).length;
    return {
      href: findingListHref(query, { severity }),
      label: `${severity === "" ? "All" : SEVERITY_WORDS[severity]} ${count}`,
      current: query.severity === severity,
    };
  });
  return <FilterLinks label="Severity" links={links} className="mb-4" />;
}

const NoFindings = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <EmptyState
      icon="search"
      title="Nothing matches"
      action={<LinkButton href="/reliability/findings">Show all findings</LinkButton>}
    >
      No finding fits these filters.
    </EmptyState>
  ) : (
    <EmptyState
      icon="check"
      title="No findings"
      action={<LinkButton href="/services">Open services</LinkButton>}
    >
      Register what your services call, with timeouts, retries and breakers. Burnline then says
      which targets are out of reach, and why.
    </EmptyState>
  );
