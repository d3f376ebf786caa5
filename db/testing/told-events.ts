import { asc, eq } from "drizzle-orm";
import { EVENT_NAMES } from "@/lib/notification/event-name";
import { teamChannels } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { read } from "../store/client";
import { channelNamed } from "./escalations";
import { NOON } from "./persons";

/** A channel of the team that asks for every event. */
export const toldChannel = (
  slug: string,
  team: string,
  more: Parameters<typeof channelNamed>[2] = {},
): Promise<number> => channelNamed(slug, team, { events: [...EVENT_NAMES], ...more });

/** What waits for channels: whom, what of, at which second after noon it leaves. */
export async function toldEvents(): Promise<string[]> {
  const rows = await read()
    .select({ message: notifications, slug: teamChannels.slug })
    .from(notifications)
    .innerJoin(teamChannels, eq(teamChannels.id, notifications.channelId))
    .where(eq(notifications.state, "waiting"))
    .orderBy(asc(notifications.id));
  return rows.map(({ message: { cause, nextAttemptAt }, slug }) => {
    const seconds = ((nextAttemptAt?.getTime() ?? 0) - NOON.getTime()) / 1000;
    return `${slug} ${cause.kind === "event" ? cause.event : cause.kind} ${String(seconds)}`;
  });
}
