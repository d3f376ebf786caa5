import { remembered } from "../markup/remembered";
import { DataTable, Td, Th } from "../ui/data-table";
import { Instant } from "../ui/instant";

export type ShownAuditRow = {
  id: number;
  at: number;
  actor: string;
  address: string | null;
  action: string;
  subject: string;
  team: string | null;
  before: string | null;
  after: string | null;
};

/** The newest first; what changed is behind a fold, as it was stored. */
export function AuditTable({ rows }: { rows: ShownAuditRow[] }) {
  return (
    <DataTable caption="Audit log">
      <thead>
        <tr>
          <Th>Time</Th>
          <Th>Who</Th>
          <Th>Action</Th>
          <Th>Thing</Th>
          <Th>Team</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AuditTableRow key={row.id} row={row} />
        ))}
      </tbody>
    </DataTable>
  );
}

const AuditTableRow = remembered(({ row }: { row: ShownAuditRow }) => (
  <tr>
    <Td label="Time" className="figure align-top">
      <Instant at={row.at} />
    </Td>
    <Td label="Who" named className="align-top">
      <bdi>{row.actor}</bdi>
      {row.address !== null && <span className="block text-xs text-muted">{row.address}</span>}
    </Td>
    <Td label="Action" className="align-top">
      {row.action}
    </Td>
    <Td label="Thing" named className="align-top">
      <span className="min-w-0 max-sm:text-right">
        <bdi>{row.subject}</bdi>
        <Change before={row.before} after={row.after} />
      </span>
    </Td>
    <Td label="Team" named className="align-top">
      <bdi>{row.team ?? "–"}</bdi>
    </Td>
  </tr>
));

function Change({ before, after }: { before: string | null; after: string | null }) {
  if (before === null && after === null) return null;
  return (
    <details className="text-xs text-muted">
      <summary className="w-fit rounded-xs hover:text-ink max-sm:ml-auto">Details</summary>
      <dl className="mt-1 grid gap-1">
        {before !== null && (
          <div>
            <dt>Before</dt>
            <dd dir="auto" className="figure wrap-anywhere">
              {before}
            </dd>
          </div>
        )}
        {after !== null && (
          <div>
            <dt>After</dt>
            <dd dir="auto" className="figure wrap-anywhere">
              {after}
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}
