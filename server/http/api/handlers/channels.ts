import "server-only";
import { getChannel, listChannels, type TeamChannel } from "@/db/contacts/channels";
import { deleteChannel } from "@/db/contacts/delete-channel";
import { shownAddress } from "@/server/notifications/sealed-address";
import { testChannel } from "@/server/notifications/send-tests";
import { saveChannel } from "@/server/notifications/team-channels";
import { pageByKey } from "../../cursor";
import { noContent, ok, put, type HandlersOf } from "../call";
import type { channelOperations } from "../operations/channels";

export const channelHandlers: HandlersOf<typeof channelOperations> = {
  listChannels: async ({ actor, query }) =>
    ok(pageByKey((await listChannels(actor)).map(channelAnswer), ({ channel }) => channel, query)),

  getChannel: async ({ actor, params }) =>
    ok(channelAnswer(await getChannel(actor, params.channel))),

  putChannel: async ({ actor, params, body, now }) => {
    const { channel, created, secret } = await saveChannel(actor, params.channel, body, now);
    return put({ ...channelAnswer(channel), secret }, created);
  },

  testChannel: async ({ actor, params, now }) => {
    const error = await testChannel(actor, params.channel, now);
    return ok({ sent: error === null, error });
  },

  deleteChannel: async ({ actor, params, now }) => {
    await deleteChannel(actor, params.channel, now);
    return noContent;
  },
};

const channelAnswer = (channel: TeamChannel) => ({
  channel: channel.slug,
  name: channel.name,
  team: channel.team.slug,
  kind: channel.kind,
  to: shownAddress(channel.kind, { channel: channel.slug }, channel.sealedAddress),
  events: channel.events,
  stopped: channel.goneAt !== null,
  lastSentAt: channel.lastSentAt?.toISOString() ?? null,
  lastError: channel.lastError,
});
