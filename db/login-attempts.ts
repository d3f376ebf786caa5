import { and, asc, eq, gt, lt, sql } from "drizzle-orm";
import { assertCan, type Actor } from "./actor";
import { read, rowsOf, write } from "./client";
import { dialect } from "./dialect";
import { loginAttempts } from "./schema/installation";

export const ATTEMPTS = 8;
export const ATTEMPT_WINDOW_MS = 15 * 60_000;

/** Counts an attempt before the password is looked at, so that parallel ones cannot slip through; answers when the next is allowed, or null when this one is. */
export async function claimAttempt(actor: Actor, key: string, at: Date): Promise<{ retryAt: Date } | null> {
  assertCan(actor, "admin", null);
  const since = new Date(at.getTime() - ATTEMPT_WINDOW_MS);
  const recent = and(eq(loginAttempts.key, key), gt(loginAttempts.at, since));
  // Somebody who is already over the limit costs a read, not a place in the writer's queue.
  const before = await read().select({ at: loginAttempts.at }).from(loginAttempts).where(recent).orderBy(asc(loginAttempts.at)).limit(ATTEMPTS);
  if (before.length >= ATTEMPTS && before[0]) return { retryAt: new Date(before[0].at.getTime() + ATTEMPT_WINDOW_MS) };
  return write(async (tx) => {
    // Attempts of one key wait for each other, so that each counts those before it; SQLite has one writer anyway.
    if (dialect === "postgres") await rowsOf(tx, sql`select pg_advisory_xact_lock(hashtext(${key}))`);
    await tx.delete(loginAttempts).where(lt(loginAttempts.at, since));
    await tx.insert(loginAttempts).values({ key, at });
    const claimed = await tx.select({ at: loginAttempts.at }).from(loginAttempts).where(recent).orderBy(asc(loginAttempts.at), asc(loginAttempts.id));
    const oldest = claimed[0];
    return claimed.length > ATTEMPTS && oldest ? { retryAt: new Date(oldest.at.getTime() + ATTEMPT_WINDOW_MS) } : null;
  });
}

/** A right password forgives the wrong ones before it. */
export async function forgiveAttempts(actor: Actor, key: string): Promise<void> {
  assertCan(actor, "admin", null);
  await write((tx) => tx.delete(loginAttempts).where(eq(loginAttempts.key, key)));
}
