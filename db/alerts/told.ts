import { asc, eq } from "drizzle-orm";
import type { Cause } from "@/lib/notification/cause";
import type { ChannelKind } from "@/lib/notification/channel";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { errorFor } from "../notifications/internal/error-for";
import { teamChannels } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";

/** A message about an alert: to a person or to a channel of a team. */
export type AlertMessage = {
  id: number;
  cause: Cause;
  channel: ChannelKind;
  person: string | null;
  teamChannel: string | null;
  state: (typeof notifications.$inferSelect)["state"];
  attempts: number;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

/** Who was told of an alert, by what and when; in the order in which it was written. */
export const listAlertMessages = async (actor: Actor, alertId: number): Promise<AlertMessage[]> =>
  readAs(actor)
    .select({
      id: notifications.id,
      cause: notifications.cause,
      channel: notifications.channel,
      person: users.name,
      teamChannel: teamChannels.name,
      state: notifications.state,
      attempts: notifications.attempts,
      error: errorFor(actor),
      createdAt: notifications.createdAt,
      finishedAt: notifications.finishedAt,
    })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.userId))
    .leftJoin(teamChannels, eq(teamChannels.id, notifications.channelId))
    .where(eq(notifications.alertId, alertId))
    .orderBy(asc(notifications.createdAt), asc(notifications.id));
