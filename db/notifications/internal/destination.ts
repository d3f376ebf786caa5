import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { SQLiteColumn as Column } from "drizzle-orm/sqlite-core";
import type { ChannelKind } from "@/lib/notification/channel";
import { notifications } from "../../schema/notifications";

/** One way to one recipient. */
export type Destination = {
  userId: number | null;
  contactMethodId: number | null;
  channelId: number | null;
  channel: ChannelKind;
};

/** Of the messages, those that go there. */
export const toSamePlace = (to: Destination): SQL | undefined =>
  and(
    orNull(notifications.userId, to.userId),
    orNull(notifications.contactMethodId, to.contactMethodId),
    orNull(notifications.channelId, to.channelId),
    eq(notifications.channel, to.channel),
  );

export const orNull = (column: Column, id: number | null): SQL =>
  id === null ? isNull(column) : eq(column, id);
