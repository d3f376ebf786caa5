import { eq } from "drizzle-orm";
import { deletedSlug } from "@/lib/text/deleted-slug";
import { assertCan, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { assertNotNotified } from "../escalations/internal/assert-not-notified";
import { cancelWaiting } from "../notifications/internal/enqueue";
import { teamChannels } from "../schema/contacts";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { assertNoTickets } from "./internal/assert-no-tickets";
import { selectChannel, shown } from "./internal/channel-row";

/**
 * What it was told stays, under its name; where it went is forgotten, and its slug is free. Refused
 * while a policy notifies it, or it takes the tickets of a team.
 */
export const deleteChannel = (actor: Actor, slug: string, now: Date): Promise<void> =>
  serialWrite(async (tx) => {
    const before = await selectChannel(readingIn(tx, actor), slug);
    const { id, teamId, team } = before;
    assertCan(actor, "manage", team);
    await assertNotNotified(tx, actor, { kind: "channel", channel: slug });
    await assertNoTickets(tx, actor, id);
    await cancelWaiting(tx, { channelId: id }, now);
    await tx
      .update(teamChannels)
      .set({ deletedAt: now, slug: deletedSlug(slug, id), sealedAddress: "", events: [] })
      .where(eq(teamChannels.id, id));
    await recordAudit(tx, actor, {
      action: "channel.delete",
      subject: `channel:${slug}`,
      teamId,
      before: shown(before),
      at: now,
    });
  });
