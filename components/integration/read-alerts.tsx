import { DataTable, Td, Th } from "../ui/data-table";

/** An alert as it was read from what a sender sends. */
export type ReadAlert = {
  key: string;
  title: string;
  severity: "page" | "ticket";
  status: "firing" | "acknowledged" | "resolved";
};

const STATUS_WORDS = {
  firing: "Fires",
  acknowledged: "Acknowledges",
  resolved: "Resolves",
} as const;

export function ReadAlerts({ alerts }: { alerts: readonly ReadAlert[] }) {
  if (alerts.length === 0) return <p className="text-sm text-muted">It tells of no alert.</p>;
  return (
    <div className="@container rounded-sm border border-line">
      <DataTable caption="Alerts read from the sample">
        <thead>
          <tr>
            <Th>Title</Th>
            <Th>Key</Th>
            <Th>Severity</Th>
            <Th>Status</Th>
          </tr>
        </thead>
        <tbody>
          {alerts.map(({ key, title, severity, status }) => (
            <tr key={key}>
              <Td lead>
                <bdi className="wrap-anywhere">{title || "(no title)"}</bdi>
              </Td>
              <Td label="Key" named className="figure">
                {key}
              </Td>
              <Td label="Severity">{severity === "page" ? "Page" : "Ticket"}</Td>
              <Td label="Status">{STATUS_WORDS[status]}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
