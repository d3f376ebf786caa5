import type { ReactNode } from "react";
import type { Severity } from "@/lib/incident/severity";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import { DataTable, Td, Th } from "../ui/data-table";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import { SeverityBadge } from "../ui/severity-badge";
import { PostmortemStatusBadge } from "./status-badge";

export type PostmortemRow = {
  id: number;
  title: string;
  status: PostmortemStatus;
  team: string;
  severity: Severity | null;
  updatedAt: number;
};

/** A severity's badge; a dash without an incident. */
export function SeverityCell({ severity }: { severity: Severity | null }): ReactNode {
  if (severity === null) return <span className="text-faint">–</span>;
  return <SeverityBadge severity={severity} />;
}

export function PostmortemTable({ rows, now }: { rows: PostmortemRow[]; now: number }) {
  return (
    <DataTable caption="Postmortems">
      <thead>
        <tr>
          <Th>Postmortem</Th>
          <Th>Severity</Th>
          <Th>Team</Th>
          <Th>Status</Th>
          <Th>Changed</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td lead>
              <Link href={`/postmortems/${row.id}`} className="font-medium hover:underline">
                <bdi>{row.title}</bdi>
              </Link>
            </Td>
            <Td label="Severity">
              <SeverityCell severity={row.severity} />
            </Td>
            <Td label="Team" named>
              <bdi>{row.team}</bdi>
            </Td>
            <Td label="Status">
              <PostmortemStatusBadge status={row.status} />
            </Td>
            <Td label="Changed" className="whitespace-nowrap text-muted">
              <RelativeTime at={row.updatedAt} now={now} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
