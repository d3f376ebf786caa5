import { CHANNEL_NAMES, type ChannelKind } from "@/lib/notification/channel";
import { Badge } from "../ui/badge";
import { DataTable, Td, Th } from "../ui/data-table";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";

export type Delivery = {
  id: number;
  what: string;
  href: string | null;
  kind: ChannelKind;
  contact: string | null;
  state: "waiting" | "sending" | "sent" | "failed" | "canceled";
  error: string | null;
  attempts: number;
  at: number;
};

/** What was sent, the newest first, and what came of it. */
export function DeliveryLog({ deliveries, now }: { deliveries: readonly Delivery[]; now: number }) {
  return (
    <DataTable caption="Deliveries">
      <thead>
        <tr>
          <Th>Message</Th>
          <Th>By</Th>
          <Th>Result</Th>
          <Th>When</Th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <Td lead>
              {delivery.href === null ? (
                <bdi>{delivery.what}</bdi>
              ) : (
                <Link href={delivery.href} className="hover:underline hover:underline-offset-3">
                  <bdi>{delivery.what}</bdi>
                </Link>
              )}
            </Td>
            <Td label="By" named>
              {CHANNEL_NAMES[delivery.kind]}
              {delivery.contact !== null && (
                <span className="block text-xs text-muted">
                  <bdi>{delivery.contact}</bdi>
                </span>
              )}
            </Td>
            <Td label="Result" named>
              <DeliveryBadge {...delivery} />
              {delivery.error !== null && (
                <span className="block text-xs text-muted">{delivery.error}</span>
              )}
            </Td>
            <Td label="When">
              <RelativeTime at={delivery.at} now={now} />
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function DeliveryBadge({ state, attempts }: Pick<Delivery, "state" | "attempts">) {
  switch (state) {
    case "waiting":
      return attempts === 0 ? <Badge>Waiting</Badge> : <Badge tone="warning">Trying again</Badge>;
    case "sending":
      return <Badge>Sending</Badge>;
    case "sent":
      return <Badge tone="healthy">Sent</Badge>;
    case "failed":
      return <Badge tone="exhausted">Failed</Badge>;
    case "canceled":
      return <Badge>Not needed any more</Badge>;
    default:
      return state satisfies never;
  }
}
