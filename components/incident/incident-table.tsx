import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { NameList } from "@/components/ui/name-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { RunningClock } from "@/components/ui/running-clock";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { formatPercent } from "@/lib/formats/percent";
import { formatDuration } from "@/lib/formats/duration";
import type { Severity } from "@/lib/incident/severity";
import { isOpen, STATUS_WORDS, type Status } from "@/lib/incident/status";

export type IncidentRowView = {
  number: number;
  title: string;
  severity: Severity;
  status: Status;
  services: string[];
  commander: string | null;
  startedAt: number;
  resolvedAt: number | null;
  nextUpdateDue: number | null;
  /** Share of the budget that it hit hardest; null where nothing can be said. */ spent:
    | number
    | null;
};

export function IncidentTable({
  rows,
  now,
  caption,
}: {
  rows: IncidentRowView[];
  now: number;
  caption: string;
}) {
  return (
    <DataTable caption={caption}>
      <thead>
        <tr>
          <Th>Incident</Th>
          <Th>Status</Th>
          <Th>Commander</Th>
          <Th numeric>Began</Th>
          <Th numeric>Duration</Th>
          <Th numeric>Budget spent</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <IncidentTableRow key={row.number} row={row} now={now} />
        ))}
      </tbody>
    </DataTable>
  );
}

function IncidentTableRow({ row, now }: { row: IncidentRowView; now: number }) {
  const open = isOpen(row.status);
  return (
    <tr>
      <Td lead>
        <span className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-2.5">
          <SeverityBadge severity={row.severity} className="mt-0.5" />
          <span className="min-w-0 wrap-anywhere">
            <Link href={`/incidents/${row.number}`} className="font-medium hover:underline">
              <bdi>{row.title}</bdi>
            </Link>
            <span className="block text-xs text-muted">
              <span className="figure">#{row.number}</span> · <NameList names={row.services} />
            </span>
          </span>
        </span>
      </Td>
      <Td label="Status">
        <span className={open ? "font-medium" : "text-muted"}>{STATUS_WORDS[row.status]}</span>
        {row.nextUpdateDue !== null && (
          <span
            className={
              row.nextUpdateDue < now ? "block text-xs text-exhausted" : "block text-xs text-muted"
            }
          >
            {row.nextUpdateDue < now ? "update was due " : "update due "}
            <RelativeTime at={row.nextUpdateDue} now={now} />
          </span>
        )}
      </Td>
      <Td label="Commander" named>
        {row.commander === null ? (
          <span className="text-faint">nobody</span>
        ) : (
          <bdi>{row.commander}</bdi>
        )}
      </Td>
      <Td numeric label="Began">
        <RelativeTime at={row.startedAt} now={now} />
      </Td>
      <Td numeric label="Duration">
        {row.resolvedAt !== null ? (
          <Figure>{formatDuration(row.resolvedAt - row.startedAt)}</Figure>
        ) : open ? (
          <RunningClock since={row.startedAt} now={now} className="text-exhausted" />
        ) : (
          "–"
        )}
      </Td>
      <Td numeric label="Budget spent">
        {row.spent === null ? (
          <span className="text-faint">–</span>
        ) : (
          <Figure className={row.spent >= 0.1 ? "text-exhausted" : ""}>
            {formatPercent(row.spent, 1)}
          </Figure>
        )}
      </Td>
    </tr>
  );
}
