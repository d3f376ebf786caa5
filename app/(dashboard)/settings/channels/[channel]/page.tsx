import type { Metadata } from "next";
import { ChannelForm } from "@/components/contact/channel-form";
import { ChannelBadge } from "@/components/contact/channel-table";
import { ChannelPreview } from "@/components/contact/channel-preview";
import { DeliveryLog } from "@/components/contact/delivery-log";
import { SendTest } from "@/components/contact/send-test";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/db/access/actor";
import { getChannel } from "@/db/contacts/channels";
import { CHANNEL_NAMES } from "@/lib/notification/channel";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { lastDeliveries } from "@/server/notifications/deliveries";
import { previewsOf } from "@/server/notifications/previews";
import { shownAddress } from "@/server/notifications/sealed-address";
import { readableTeams } from "@/server/teams/readable-teams";
import { removeChannel, sendTestToChannel, updateChannel } from "../actions";

export const metadata: Metadata = { title: "Channel" };

export default async function ChannelPage({ params }: { params: Promise<{ channel: string }> }) {
  const actor = await requireActor();
  const { channel: slug } = await params;
  const channel = await orNotFound(getChannel(actor, slug));
  const { id, name, kind, team, events, goneAt, lastError, lastSentAt } = channel;
  const [deliveries, teams] = await Promise.all([
    lastDeliveries(actor, { channelId: id }),
    readableTeams(actor),
  ]);
  const manages = can(actor, "manage", team);
  const owners = teams.filter((each) => can(actor, "manage", each));
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-baseline gap-2">
        <Breadcrumbs items={[{ href: "/settings/channels", label: "Channels" }]} />
        <h2 className="text-base font-semibold wrap-anywhere" dir="auto">
          {name}
        </h2>
      </div>
      <Card
        title="State"
        headingLevel={3}
        actions={
          <ChannelBadge
            gone={goneAt !== null}
            lastError={lastError}
            lastSentAt={lastSentAt?.getTime() ?? null}
          />
        }
      >
        <div className="grid gap-3 text-sm">
          <p className="wrap-anywhere text-muted">
            {CHANNEL_NAMES[kind]} of <bdi>{team.name}</bdi>, to{" "}
            <bdi>{shownAddress(kind, { channel: slug }, channel.sealedAddress)}</bdi>
          </p>
          {lastError !== null && <p className="wrap-anywhere text-exhausted">{lastError}</p>}
          {goneAt !== null && <p>Enter its address again to start sending anew.</p>}
          {manages && <SendTest action={sendTestToChannel} slug={slug} />}
          <ChannelPreview previews={previewsOf(kind, Date.now())} />
        </div>
      </Card>
      <Card title="Last messages" headingLevel={3} flush>
        {deliveries.length === 0 ? (
          <EmptyState icon="clock" title="Nothing sent yet">
            What Burnline sends there is listed here, with what came of it.
          </EmptyState>
        ) : (
          <DeliveryLog deliveries={deliveries} now={Date.now()} />
        )}
      </Card>
      {manages && (
        <>
          <Card title="Name, address and events" headingLevel={3}>
            <ChannelForm
              action={updateChannel}
              teams={owners.map((each) => ({ slug: each.slug, name: each.name }))}
              existing={{ slug, name, team: team.slug, kind, events }}
            />
          </Card>
          <Card title="Delete" headingLevel={3}>
            <ConfirmButton
              label="Delete channel"
              title={`Delete ${name}?`}
              description="Messages that wait for it are not sent, and where it goes is forgotten. What it was told stays in the history. This can’t be undone."
              confirmLabel="Delete channel"
              action={removeChannel}
              fields={{ slug }}
            />
          </Card>
        </>
      )}
    </div>
  );
}
