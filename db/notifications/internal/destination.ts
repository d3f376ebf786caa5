import type { ChannelKind } from "@/lib/notification/channel";

/** One way to one recipient. */
export type Destination = {
  userId: number | null;
  contactMethodId: number | null;
  channelId: number | null;
  channel: ChannelKind;
};
