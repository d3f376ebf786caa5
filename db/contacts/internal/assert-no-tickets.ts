import { asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { ticketsText } from "@/lib/escalation/tickets-text";
import type { Actor } from "../../access/actor";
import { readingAll, readingIn, type Reader } from "../../access/reader";
import { teamPaging } from "../../schema/escalations";
import { teams } from "../../schema/people";
import type { Db } from "../../store/engine";

/** Throws conflict where the tickets of a team go to the channel; names those that the actor sees. */
export async function assertNoTickets(tx: Db, actor: Actor, channelId: number): Promise<void> {
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
