import { asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { ticketsText } from "@/lib/escalation/tickets-text";
import { deletedSlug } from "@/lib/text/deleted-slug";
import { assertCan, type Actor } from "../access/actor";
import { readingAll, readingIn, type Reader } from "../access/reader";
import { assertNotNotified } from "../escalations/internal/assert-not-notified";
import { cancelWaiting } from "../notifications/internal/enqueue";
import { teamChannels } from "../schema/contacts";
import { teamPaging } from "../schema/escalations";
import { teams } from "../schema/people";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
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

async function assertNoTickets(tx: Db, actor: Actor, channelId: number): Promise<void> {
  const all = await teamsWith(readingAll(tx), channelId);
  if (all.length === 0) return;
  const seen = await teamsWith(readingIn(tx, actor), channelId);
  throw new AppError("conflict", ticketsText(seen, all.length));
}

async function teamsWith(reader: Reader, ticketChannelId: number): Promise<string[]> {
  const rows = await reader
    .select({ name: teams.name })
    .from(teamPaging)
    .innerJoin(teams, eq(teams.id, teamPaging.teamId))
    .where(eq(teamPaging.ticketChannelId, ticketChannelId))
    .orderBy(asc(teams.name));
  return rows.map(({ name }) => name);
}
