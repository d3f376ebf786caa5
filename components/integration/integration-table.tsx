import { SENDER_NAMES, type SenderKind } from "@/lib/intake/sender";
import { DataTable, Td, Th } from "../ui/data-table";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";

type IntegrationRow = {
  slug: string;
  name: string;
  kind: SenderKind;
  team: string;
  service: string | null;
  lastReceivedAt: number | null;
};

export function IntegrationTable({
  integrations,
  now,
}: {
  integrations: readonly IntegrationRow[];
  now: number;
}) {
  return (
    <DataTable caption="Integrations">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Sends</Th>
          <Th>Team</Th>
          <Th>Service</Th>
          <Th>Last received</Th>
        </tr>
      </thead>
      <tbody>
        {integrations.map((integration) => (
          <tr key={integration.slug}>
            <Td lead>
              <Link
                href={`/settings/integrations/${integration.slug}`}
                className="hover:underline hover:underline-offset-3"
              >
                <bdi>{integration.name}</bdi>
              </Link>
            </Td>
            <Td label="Sends">{SENDER_NAMES[integration.kind]}</Td>
            <Td label="Team" named>
              {integration.team}
            </Td>
            <Td label="Service" named>
              {integration.service ?? <span className="text-muted">By label</span>}
            </Td>
            <Td label="Last received">
              {integration.lastReceivedAt === null ? (
                <span className="text-muted">Nothing yet</span>
              ) : (
                <RelativeTime at={integration.lastReceivedAt} now={now} />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
