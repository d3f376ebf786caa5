import { and, desc, eq, ne } from "drizzle-orm";
import { escalations } from "../../schema/escalations";
import { teamChannels } from "../../schema/contacts";
import { users } from "../../schema/people";
import type { Reader } from "../../access/reader";
import type { AcknowledgeLink } from "../acknowledge-link";

export type LinkRecipient = { name: string; email: string | null; userId: number | null };

/** Whom a link was sent to; null where they are gone. */
export async function recipientOf(
  reader: Reader,
  by: AcknowledgeLink["by"],
): Promise<LinkRecipient | null> {
  if ("userId" in by) {
    const [user] = await reader.select().from(users).where(eq(users.id, by.userId));
    return user?.deactivatedAt === null
      ? { name: user.name, email: user.email, userId: user.id }
      : null;
  }
  const [channel] = await reader
    .select({ name: teamChannels.name })
    .from(teamChannels)
    .where(eq(teamChannels.id, by.channelId));
  return channel ? { name: `Someone in ${channel.name}`, email: null, userId: null } : null;
}

/** By email, as an escalation names them; also one who has left. */
export async function handsOver(
  reader: Reader,
  from: AcknowledgeLink["from"],
): Promise<string | undefined> {
  if (from === undefined) return undefined;
  const [user] = await reader.select({ email: users.email }).from(users).where(eq(users.id, from));
  return user?.email;
}

/** The escalations of a subject that are not over, the newest first. */
export const runningOf = (reader: Reader, subject: AcknowledgeLink["subject"]) =>
  reader
    .select({
      id: escalations.id,
      state: escalations.state,
      asked: escalations.asked,
      acknowledgedBy: escalations.acknowledgedBy,
    })
    .from(escalations)
    .where(
      and(
        "alertId" in subject
          ? eq(escalations.alertId, subject.alertId)
          : eq(escalations.incidentId, subject.incidentId),
        ne(escalations.state, "done"),
      ),
    )
    .orderBy(desc(escalations.id));

type Running = Awaited<ReturnType<typeof runningOf>>[number];

/** Whether somebody is still to say that they have it, or to take it from whoever hands it over. */
export const isOpenTo = (
  { state, asked, acknowledgedBy }: Running,
  from: string | undefined,
): boolean => state !== "acknowledged" || asked || (from !== undefined && acknowledgedBy === from);
