import { randomUUID } from "node:crypto";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { ChannelKind } from "@/lib/notification/channel";
import { assertCan, type Actor, type UserActor } from "../access/actor";
import type { TeamChannel } from "../contacts/channels";
import { contactMethods } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { write } from "../store/client";
import type { Destination } from "./internal/destination";

type Waiting = { id: number; kind: ChannelKind; name: string };

/** A test on each way to the actor that is verified; sent by whoever asked, not by the job. */
export const testToSelf = (actor: UserActor, now: Date): Promise<Waiting[]> =>
  write(async (tx) => {
    const own = await tx
      .select()
      .from(contactMethods)
      .where(
        and(
          eq(contactMethods.userId, actor.userId),
          isNotNull(contactMethods.verifiedAt),
          isNull(contactMethods.goneAt),
        ),
      );
    const ways = [
      { contactMethodId: null, channel: "email" as const, name: actor.email },
      ...own.map(({ id, kind, name }) => ({ contactMethodId: id, channel: kind, name })),
    ];
    const waiting: Waiting[] = [];
    for (const { name, ...way } of ways) {
      const to = { userId: actor.userId, channelId: null, ...way };
      waiting.push({ id: await insertTest(tx, to, null, now), kind: way.channel, name });
    }
    await recordAudit(tx, actor, {
      action: "notification.test",
      subject: `user:${actor.userId}`,
      at: now,
    });
    return waiting;
  });

/** A test to a team's channel, for those who may change it. */
export const testToChannel = (
  actor: Actor,
  { id, slug, kind, team }: TeamChannel,
  now: Date,
): Promise<number> =>
  write(async (tx) => {
    assertCan(actor, "manage", team);
    const to = { userId: null, contactMethodId: null, channelId: id, channel: kind };
    const test = await insertTest(tx, to, team.id, now);
    await recordAudit(tx, actor, {
      action: "channel.test",
      subject: `channel:${slug}`,
      teamId: team.id,
      at: now,
    });
    return test;
  });

async function insertTest(
  tx: Db,
  to: Destination,
  teamId: number | null,
  now: Date,
): Promise<number> {
  const [row] = await tx
    .insert(notifications)
    .values({
      ...to,
      teamId,
      cause: { kind: "test" },
      severity: "ticket",
      messageId: randomUUID(),
      state: "waiting",
      attempts: 0,
      nextAttemptAt: null,
      createdAt: now,
      demo: false,
    })
    .returning({ id: notifications.id });
  if (!row) throw new Error("insert returned no message");
  return row.id;
}
