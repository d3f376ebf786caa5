import { DataTable, Td, Th } from "../ui/data-table";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import { BreakerBadge, type BreakerState } from "./breaker-badge";

export type DataSourceRow = {
  slug: string;
  name: string;
  url: string;
  team: string | null;
  slos: number;
  /** SLOs whose query it refuses, or that matches nothing. */ wrongQueries: number;
  state: BreakerState | null;
  failing: boolean;
  lastSuccessAt: number | null;
};

export function DataSourceTable({ sources, now }: { sources: DataSourceRow[]; now: number }) {
  return (
    <DataTable caption="Data sources">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Available to</Th>
          <Th numeric>SLOs</Th>
          <Th>State</Th>
          <Th>Last answer</Th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.slug}>
            <Td lead>
              <Link
                href={`/settings/data-sources/${source.slug}`}
                className="hover:underline hover:underline-offset-3"
              >
                <bdi>{source.name}</bdi>
              </Link>
              <span className="figure block text-xs font-normal break-all text-muted" dir="auto">
                {source.url}
              </span>
            </Td>
            <Td label="Available to" named>
              {source.team ?? "All teams"}
            </Td>
            <Td label="SLOs" numeric>
              {source.slos}
            </Td>
            <Td label="State">
              <BreakerBadge state={source.state} failing={source.failing} />
              {source.wrongQueries > 0 && (
                <span className="block text-xs text-warning">
                  {source.wrongQueries === 1
                    ? "1 SLO has a query to check"
                    : `${source.wrongQueries} SLOs have a query to check`}
                </span>
              )}
            </Td>
            <Td label="Last answer">
              {source.lastSuccessAt === null ? (
                <span className="text-muted">None since start</span>
              ) : (
                <RelativeTime at={source.lastSuccessAt} now={now} />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
