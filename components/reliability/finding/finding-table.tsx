import type { Severity } from "@/lib/reliability/assessment/severity";
import type { Wording } from "@/lib/reliability/findings/wording";
import { inMinutes } from "@/lib/reliability/findings/figures";
import { DataTable, Td, Th } from "../../ui/data-table";
import { Link } from "../../ui/link";
import { OwnedLink } from "../../ui/owned-link";
import { Said, type ServiceNames } from "../said";
import { SeverityMark } from "../severity-mark";

export type FindingRow = {
  key: string;
  href: string;
  id: string;
  severity: Severity;
  message: Wording;
  service: { href: string; name: string; team: string };
  dependency: string | null;
  /** Null: it cannot be computed. */
  budgetMinutesAtRisk: number | null;
  /** Accepted, put off or refused; null: nobody decided. */
  decided: string | null;
};

export function FindingTable({
  rows,
  names,
}: {
  rows: readonly FindingRow[];
  names: ServiceNames;
}) {
  return (
    <DataTable caption="Findings, worst first">
      <thead>
        <tr>
          <Th>Finding</Th>
          <Th>Service</Th>
          <Th>Dependency</Th>
          <Th numeric>At risk in 30 days</Th>
          <Th>Decision</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <Td lead>
              <span className="flex flex-wrap items-center gap-2">
                <SeverityMark severity={row.severity} />
                <span className="figure text-xs text-muted">{row.id}</span>
              </span>
              <Link
                href={row.href}
                className="mt-1 block font-medium wrap-anywhere hover:underline"
              >
                <Said wording={row.message} names={names} linked={false} />
              </Link>
            </Td>
            <Td label="Service" named>
              <OwnedLink {...row.service} />
            </Td>
            <Td label="Dependency" named>
              {row.dependency ?? <span className="text-faint">whole service</span>}
            </Td>
            <Td numeric label="At risk in 30 days" className="whitespace-nowrap">
              {row.budgetMinutesAtRisk === null ? "–" : inMinutes(row.budgetMinutesAtRisk)}
            </Td>
            <Td label="Decision" className="sm:whitespace-nowrap">
              {row.decided ?? <span className="text-faint">none yet</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
