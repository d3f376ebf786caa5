import { plural } from "@/lib/formats/count";
import type { ListedService } from "@/lib/service/list-order";
import type { ServiceSort } from "@/lib/service/list-query";
import type { Tier } from "@/lib/policy/tiers";
import type { Severity } from "@/lib/incident/severity";
import { Badge } from "../ui/badge";
import { BudgetBar } from "../ui/budget-bar";
import { DataTable, Td, Th } from "../ui/data-table";
import { Link } from "../ui/link";
import { SeverityBadge } from "../ui/severity-badge";
import { SortHeading, type SortLink } from "../ui/sort-heading";

export type ServiceRow = ListedService & {
  slug: string;
  teamSlug: string;
  isArchived: boolean;
  budgetTier: Tier | null;
  incidents: { number: number; title: string; severity: Severity }[];
};

type Props = { rows: ServiceRow[]; headings: Record<ServiceSort, SortLink> };

export function ServiceTable({ rows, headings }: Props) {
  const heading = (sort: ServiceSort, label: string) => (
    <SortHeading link={headings[sort]}>{label}</SortHeading>
  );
  return (
    <DataTable caption="Services">
      <thead>
        <tr>
          <Th sorted={headings.name.sorted} className="w-[30%] min-w-40">
            {heading("name", "Service")}
          </Th>
          <Th sorted={headings.team.sorted}>{heading("team", "Owner")}</Th>
          <Th numeric sorted={headings.tier.sorted}>
            {heading("tier", "Tier")}
          </Th>
          <Th sorted={headings.incidents.sorted}>{heading("incidents", "Open incidents")}</Th>
          <Th sorted={headings.alerts.sorted}>{heading("alerts", "Alerts")}</Th>
          <Th numeric sorted={headings.slos.sorted}>
            {heading("slos", "SLOs")}
          </Th>
          <Th sorted={headings.budget.sorted} className="min-w-44">
            {heading("budget", "Least budget left")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ServiceTableRow key={row.slug} row={row} />
        ))}
      </tbody>
    </DataTable>
  );
}

const NONE = <span className="text-faint">–</span>;

function ServiceTableRow({ row }: { row: ServiceRow }) {
  return (
    <tr>
      <Td lead>
        <Link href={`/services/${row.slug}`} className="font-medium hover:underline">
          <bdi>{row.name}</bdi>
        </Link>
        {row.isArchived && <span className="text-faint"> · archived</span>}
      </Td>
      <Td label="Owner" className="min-w-28 wrap-anywhere">
        <Link href={`/teams/${row.teamSlug}`} className="text-muted hover:text-ink">
          <bdi>{row.team}</bdi>
        </Link>
      </Td>
      <Td numeric label="Tier">
        {row.tier ?? NONE}
      </Td>
      <Td label="Open incidents">
        <OpenIncidents slug={row.slug} incidents={row.incidents} />
      </Td>
      <Td label="Alerts">
        {row.pages + row.tickets === 0 ? (
          NONE
        ) : (
          <span className="inline-flex flex-wrap gap-1">
            <Alerts count={row.pages} word="page" tone="exhausted" />
            <Alerts count={row.tickets} word="ticket" tone="warning" />
          </span>
        )}
      </Td>
      <Td numeric label="SLOs">
        {row.slos}
      </Td>
      <Td label="Least budget left" className="sm:w-56">
        {row.slos > 0 ? (
          <BudgetBar remaining={row.remaining} tier={row.budgetTier} />
        ) : (
          <span className="text-faint">no SLO</span>
        )}
      </Td>
    </tr>
  );
}

/** The worst one, which stands first, with its number; more lead to the list. */
function OpenIncidents({
  slug,
  incidents: [worst, ...more],
}: {
  slug: string;
  incidents: ServiceRow["incidents"];
}) {
  if (!worst) return NONE;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <SeverityBadge severity={worst.severity} />
      <Link
        href={`/incidents/${worst.number}`}
        title={worst.title}
        aria-label={`#${worst.number} ${worst.title}`}
        className="figure hover:underline"
      >
        #{worst.number}
      </Link>
      {more.length > 0 && (
        <Link
          href={`/incidents?status=open&service=${slug}`}
          className="text-xs text-muted hover:text-ink hover:underline"
        >
          and {more.length} more
        </Link>
      )}
    </span>
  );
}

function Alerts({
  count,
  word,
  tone,
}: {
  count: number;
  word: string;
  tone: "exhausted" | "warning";
}) {
  return count === 0 ? null : <Badge tone={tone}>{plural(count, word)}</Badge>;
}
