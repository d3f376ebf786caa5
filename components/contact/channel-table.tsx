import { CHANNEL_NAMES, type ChannelKind } from "@/lib/notification/channel";
import { Badge } from "../ui/badge";
import { DataTable, Td, Th } from "../ui/data-table";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";

export type ChannelRow = {
  slug: string;
  name: string;
  kind: ChannelKind;
  team: string;
  to: string;
  gone: boolean;
  lastError: string | null;
  lastSentAt: number | null;
};

export function ChannelTable({ channels, now }: { channels: readonly ChannelRow[]; now: number }) {
  return (
    <DataTable caption="Channels">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Owner</Th>
          <Th>Kind</Th>
          <Th>Last result</Th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <tr key={channel.slug}>
            <Td lead>
              <Link
                href={`/settings/channels/${channel.slug}`}
                className="hover:underline hover:underline-offset-3"
              >
                <bdi>{channel.name}</bdi>
              </Link>
              <span className="figure block text-xs font-normal break-all text-muted" dir="auto">
                {channel.to}
              </span>
            </Td>
            <Td label="Owner" named>
              {channel.team}
            </Td>
            <Td label="Kind">{CHANNEL_NAMES[channel.kind]}</Td>
            <Td label="Last result">
              <ChannelBadge {...channel} />
              {channel.lastSentAt !== null && (
                <span className="block text-xs text-muted">
                  Sent <RelativeTime at={channel.lastSentAt} now={now} />
                </span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

export function ChannelBadge({
  gone,
  lastError,
  lastSentAt,
}: Pick<ChannelRow, "gone" | "lastError" | "lastSentAt">) {
  if (gone) return <Badge tone="exhausted">Stopped by the receiver</Badge>;
  if (lastError !== null) return <Badge tone="critical">Last try failed</Badge>;
  return lastSentAt === null ? (
    <Badge>Nothing sent yet</Badge>
  ) : (
    <Badge tone="healthy">Works</Badge>
  );
}
