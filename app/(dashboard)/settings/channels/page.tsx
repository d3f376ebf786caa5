import type { Metadata } from "next";
import { ChannelForm } from "@/components/contact/channel-form";
import { ChannelTable } from "@/components/contact/channel-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/button";
import { can } from "@/db/access/actor";
import { listChannels } from "@/db/contacts/channels";
import { requireActor } from "@/server/auth/current-actor";
import { shownAddress } from "@/server/notifications/sealed-address";
import { readableTeams } from "@/server/teams/readable-teams";
import { createChannel } from "./actions";

export const metadata: Metadata = { title: "Channels" };

export default async function ChannelsPage() {
  const actor = await requireActor();
  const [channels, teams] = await Promise.all([listChannels(actor), readableTeams(actor)]);
  const managed = teams.filter((team) => can(actor, "manage", team));
  const rows = channels.map(
    ({ slug, name, kind, team, sealedAddress, goneAt, lastError, lastSentAt }) => ({
      slug,
      name,
      kind,
      team: team.name,
      to: shownAddress(kind, { channel: slug }, sealedAddress),
      gone: goneAt !== null,
      lastError,
      lastSentAt: lastSentAt?.getTime() ?? null,
    }),
  );
  return (
    <div className="grid gap-5">
      <Card title="Channels" note={rows.length} flush>
        {rows.length === 0 ? (
          <EmptyState
            icon="teams"
            title="No channels yet"
            action={managed.length > 0 && <LinkButton href="#new">Add a channel</LinkButton>}
          >
            A channel is where a team is told together: a chat room, a mailing list or a webhook.
            Tickets and escalation policies can go there.
          </EmptyState>
        ) : (
          <ChannelTable channels={rows} now={Date.now()} />
        )}
      </Card>
      {managed.length > 0 && (
        <Card title="New channel" id="new">
          <ChannelForm
            action={createChannel}
            teams={managed.map(({ slug, name }) => ({ slug, name }))}
          />
        </Card>
      )}
    </div>
  );
}
