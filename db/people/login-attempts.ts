import { and, count, eq, gt, inArray, max, or, sql } from "drizzle-orm";
import { ATTEMPT_WINDOW_MS, waitMs, type Pace } from "@/lib/people/attempt-pace";
import { assertCan, type Actor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { write } from "../store/client";
import { rowsOf } from "../store/statements";
import type { Db } from "../store/engine";
import { dialect } from "../store/dialect";
import { loginAttempts } from "../schema/installation";

export type AttemptLimit = { key: string; pace: Pace };
/**
 * The attempt may be made, and is counted in these rows; or not before `waitMs`, and is not
 * counted.
 */
export type Claim = { waitMs: 0; ids: number[] } | { waitMs: number; ids: null };

/**
 * Counts an attempt before the password is looked at, so that parallel ones cannot slip through.
 */
export async function claimAttempt(
  actor: Actor,
  limits: readonly AttemptLimit[],
  at: Date,
): Promise<Claim> {
  assertCan(actor, "admin", null);
  // Someone who is already over a limit costs a read, not a place in the writer's queue.
  const before = await longestWait(readAs(actor), limits, at);
  if (before > 0) return { waitMs: before, ids: null };
  return write(async (tx) => {
    await lockKeys(tx, limits);
    const wait = await longestWait(readingIn(tx, actor), limits, at);
    if (wait > 0) return { waitMs: wait, ids: null };
    const made = await tx
      .insert(loginAttempts)
      .values(limits.map(({ key }) => ({ key, at })))
      .returning({ id: loginAttempts.id });
    return { waitMs: 0, ids: made.map(({ id }) => id) };
  });
}

/**
 * Attempts of one key wait for each other, so that each counts those before it; SQLite has one
 * writer anyway.
 */
async function lockKeys(tx: Db, limits: readonly AttemptLimit[]): Promise<void> {
  if (dialect === "sqlite") return;
  // In one order, lest two wait for each other.
  for (const key of limits.map((limit) => limit.key).sort())
    await rowsOf(tx, sql`select pg_advisory_xact_lock(hashtext(${key}))`);
}

async function longestWait(
  reader: Reader,
  limits: readonly AttemptLimit[],
  at: Date,
): Promise<number> {
  const since = new Date(at.getTime() - ATTEMPT_WINDOW_MS);
  const rows = await reader
    .select({ key: loginAttempts.key, count: count(), lastAt: max(loginAttempts.at) })
    .from(loginAttempts)
    .where(
      and(
        inArray(
          loginAttempts.key,
          limits.map(({ key }) => key),
        ),
        gt(loginAttempts.at, since),
      ),
    )
    .groupBy(loginAttempts.key);
  const made = new Map(rows.map((row) => [row.key, row]));
  return Math.max(
    0,
    ...limits.map(({ key, pace }) => waitMs(pace, made.get(key) ?? { count: 0, lastAt: null }, at)),
  );
}

/**
 * A right password forgives the wrong ones under `key`, and takes back its own attempt elsewhere:
 * others' stay counted.
 */
export async function forgiveAttempts(
  actor: Actor,
  key: string,
  ids: readonly number[],
): Promise<void> {
  assertCan(actor, "admin", null);
  await write((tx) =>
    tx
      .delete(loginAttempts)
      .where(or(eq(loginAttempts.key, key), inArray(loginAttempts.id, [...ids]))),
  );
}
