import { remembered } from "@/components/markup/remembered";
import { cx } from "@/components/ui/class-names";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Figure } from "@/components/ui/figure";
import { Link } from "@/components/ui/link";
import { NameList } from "@/components/ui/name-list";
import { RunningClock } from "@/components/ui/running-clock";
import { ShownTime } from "@/components/ui/shown-time";
import { SeverityBadge } from "@/components/ui/severity-badge";
import { formatRelative } from "@/lib/formats/relative-time";
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

export const IncidentTable = ({
  rows,
  now,
  caption,
}: {
  rows: IncidentRowView[];
  now: number;
  caption: string;
}) => (
  <DataTable caption={caption} now={now}>
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
      {rows.map((row) => {
        const Row = isOpen(row.status) ? IncidentTableRow : RowOfPast;
        return <Row key={row.number} row={row} {...timesOf(row, now)} />;
      })}
    </tbody>
  </DataTable>
);

/** What a row says by the clock. */
type Times = {
  began: string;
  due: { at: number; text: string; isOver: boolean } | null;
  /** Of one that still runs. */
  now: number | null;
};

const timesOf = (
  { startedAt, nextUpdateDue: at, status }: IncidentRowView,
  now: number,
): Times => ({
  began: formatRelative(startedAt, now),
  due: at === null ? null : { at, text: formatRelative(at, now), isOver: at < now },
  now: isOpen(status) ? now : null,
});

type RowProps = Times & { row: IncidentRowView };

/** The clock of an open one runs on; one that is over looks the same for hours. */
const RowOfPast = remembered((props: RowProps) => IncidentTableRow(props));

function IncidentTableRow({ row, began, due, now }: RowProps) {
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
        <span className={now === null ? "text-muted" : "font-medium"}>
          {STATUS_WORDS[row.status]}
        </span>
        {due && (
          <span className={cx("block text-xs", due.isOver ? "text-exhausted" : "text-muted")}>
            {due.isOver ? "update was due " : "update due "}
            <ShownTime at={due.at} text={due.text} />
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
        <ShownTime at={row.startedAt} text={began} />
      </Td>
      <Td numeric label="Duration">
        {row.resolvedAt !== null ? (
          <Figure>{formatDuration(row.resolvedAt - row.startedAt)}</Figure>
        ) : now !== null ? (
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
