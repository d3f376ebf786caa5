import { and, asc, eq, inArray, lte, or, sql, type SQL } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { contactMethods, personalRules, teamChannels } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";
import { write } from "../store/client";
import { dialect } from "../store/dialect";
import type { Db } from "../store/engine";

/** What is to be sent, and all that is needed to send it. */
export type Leased = {
  row: typeof notifications.$inferSelect;
  user: { id: number; email: string; active: boolean; timeZone: string | null } | null;
  contact: { sealedAddress: string; gone: boolean } | null;
  channel: { id: number; slug: string; name: string; sealedAddress: string; gone: boolean } | null;
};

type Lease = { holder: string; now: Date; until: Date; limit: number };

/** Waiting and due, or sent by somebody who has not come back from it. */
const due = (now: Date): SQL | undefined =>
  or(
    and(eq(notifications.state, "waiting"), lte(notifications.nextAttemptAt, now)),
    and(eq(notifications.state, "sending"), lte(notifications.leaseUntil, now)),
  );

export async function hasDue(actor: Actor, now: Date): Promise<boolean> {
  assertCan(actor, "admin", null);
  const [row] = await readAs(actor)
    .select({ id: notifications.id })
    .from(notifications)
    .where(due(now))
    .limit(1);
  return row !== undefined;
}

/** Takes what is due, pages first, for this holder alone until the lease ends. */
export async function leaseDue(
  actor: Actor,
  { holder, now, until, limit }: Lease,
): Promise<Leased[]> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    const first = tx
      .select({ id: notifications.id })
      .from(notifications)
      .where(due(now))
      .orderBy(asc(notifications.severity), asc(notifications.nextAttemptAt), asc(notifications.id))
      .limit(limit);
    const taken = await tx
      .update(notifications)
      .set({
        state: "sending",
        leaseHolder: holder,
        leaseUntil: until,
        attempts: sql`${notifications.attempts} + 1`,
      })
      .where(unlocked(first.getSQL()))
      .returning({ id: notifications.id });
    return leasedRows(
      tx,
      taken.map(({ id }) => id),
    );
  });
}

/** Of these ids, on PostgreSQL those that nobody else is changing: whoever waits may be waited for. */
const unlocked = (ids: SQL): SQL =>
  dialect === "postgres"
    ? sql`${notifications.id} = any(array(${ids} for update skip locked))`
    : sql`${notifications.id} in (${ids})`;

/** Whoever still sends says so before the lease ends. */
export async function renewLeases(actor: Actor, holder: string, until: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await write((tx) =>
    tx
      .update(notifications)
      .set({ leaseUntil: until })
      .where(and(eq(notifications.leaseHolder, holder), eq(notifications.state, "sending"))),
  );
}

/** Those that nobody has taken back or taken over since they were leased. */
export async function listStillHeld(actor: Actor, leased: readonly Leased[]): Promise<Leased[]> {
  assertCan(actor, "admin", null);
  const rows = await readAs(actor)
    .select({ id: notifications.id, holder: notifications.leaseHolder })
    .from(notifications)
    .where(
      and(
        inArray(
          notifications.id,
          leased.map(({ row }) => row.id),
        ),
        eq(notifications.state, "sending"),
      ),
    );
  const holders = new Map(rows.map(({ id, holder }) => [id, holder]));
  return leased.filter(({ row }) => holders.get(row.id) === row.leaseHolder);
}

/** Takes one that is not due by itself, such as a test that somebody waits for. */
export async function leaseOne(
  actor: Actor,
  id: number,
  { holder, until }: Pick<Lease, "holder" | "until">,
): Promise<Leased | null> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    await tx
      .update(notifications)
      .set({ state: "sending", leaseHolder: holder, leaseUntil: until, attempts: 1 })
      .where(and(eq(notifications.id, id), eq(notifications.state, "waiting")));
    const [leased] = await leasedRows(tx, [id]);
    return leased ?? null;
  });
}

async function leasedRows(tx: Db, ids: readonly number[]): Promise<Leased[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      row: notifications,
      user: users,
      timeZone: personalRules.timeZone,
      contact: contactMethods,
      channel: teamChannels,
    })
    .from(notifications)
    .leftJoin(users, eq(users.id, notifications.userId))
    .leftJoin(personalRules, eq(personalRules.userId, notifications.userId))
    .leftJoin(contactMethods, eq(contactMethods.id, notifications.contactMethodId))
    .leftJoin(teamChannels, eq(teamChannels.id, notifications.channelId))
    .where(inArray(notifications.id, [...ids]))
    .orderBy(asc(notifications.id));
  return rows.map(({ row, user, timeZone, contact, channel }) => ({
    row,
    user: user && { id: user.id, email: user.email, active: user.deactivatedAt === null, timeZone },
    contact: contact && { sealedAddress: contact.sealedAddress, gone: contact.goneAt !== null },
    channel: channel && {
      id: channel.id,
      slug: channel.slug,
      name: channel.name,
      sealedAddress: channel.sealedAddress,
      gone: channel.goneAt !== null || channel.deletedAt !== null,
    },
  }));
}
