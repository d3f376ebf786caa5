import { and, asc, eq, sql } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { read, write } from "./client";
import { leases } from "../schema/installation";

export type Lease = typeof leases.$inferSelect;

type Claim = {
  holder: string;
  now: Date;
  expiresAt: Date;
  /** A job that ran at or after this instant, in any process, is not due. */
  dueSince: Date;
};

/**
 * How far the clocks of two processes may be apart. An instant further ahead was written by a clock
 * that was wrong, and holds nobody back once it is corrected.
 */
export const CLOCKS_APART_MS = 5 * 60_000;

const isFree = (lease: Lease, holder: string, now: Date, latestExpiry: Date): boolean =>
  lease.holder === holder || lease.expiresAt <= now || lease.expiresAt > latestExpiry;

const isDue = ({ ranAt }: Lease, dueSince: Date, latestRun: Date): boolean =>
  ranAt === null || ranAt < dueSince || ranAt > latestRun;

/**
 * Takes the lease where the job is due and nobody else holds it; of several processes that ask at
 * once exactly one is told true.
 */
export async function takeLease(
  actor: Actor,
  name: string,
  { holder, now, expiresAt, dueSince }: Claim,
): Promise<boolean> {
  assertCan(actor, "admin", null);
  const [known] = await read().select().from(leases).where(eq(leases.name, name));
  // Most asks are for a lease that cannot be had: they must not cost a write.
  const latestExpiry = new Date(expiresAt.getTime() + CLOCKS_APART_MS);
  const latestRun = new Date(now.getTime() + CLOCKS_APART_MS);
  if (known && !isFree(known, holder, now, latestExpiry)) return false;
  if (known && !isDue(known, dueSince, latestRun)) return false;
  const expires = (at: Date) => sql.param(at, leases.expiresAt);
  const ran = (at: Date) => sql.param(at, leases.ranAt);
  const free = sql`(${leases.expiresAt} <= ${expires(now)} or ${leases.expiresAt} > ${expires(latestExpiry)} or ${leases.holder} = ${holder})`;
  const due = sql`(${leases.ranAt} is null or ${leases.ranAt} < ${ran(dueSince)} or ${leases.ranAt} > ${ran(latestRun)})`;
  return write(async (tx) => {
    const taken = await tx
      .insert(leases)
      .values({ name, holder, expiresAt })
      .onConflictDoUpdate({
        target: leases.name,
        set: { holder, expiresAt },
        setWhere: sql`${free} and ${due}`,
      })
      .returning({ name: leases.name });
    return taken.length > 0;
  });
}

/** False where the lease was lost to another process meanwhile. */
export async function renewLease(
  actor: Actor,
  name: string,
  holder: string,
  expiresAt: Date,
): Promise<boolean> {
  assertCan(actor, "admin", null);
  const renewed = await write((tx) =>
    tx
      .update(leases)
      .set({ expiresAt })
      .where(and(eq(leases.name, name), eq(leases.holder, holder)))
      .returning({ name: leases.name }),
  );
  return renewed.length > 0;
}

/**
 * Gives the lease back with the outcome of the run; `ranAt` is null where the run was broken off
 * and is due still.
 */
export async function releaseLease(
  actor: Actor,
  name: string,
  holder: string,
  outcome: { now: Date; ranAt: Date | null; error: string | null },
): Promise<void> {
  assertCan(actor, "admin", null);
  const ended = {
    expiresAt: outcome.now,
    error: outcome.error,
    ...(outcome.ranAt ? { ranAt: outcome.ranAt } : {}),
  };
  await write((tx) =>
    tx
      .update(leases)
      .set(ended)
      .where(and(eq(leases.name, name), eq(leases.holder, holder))),
  );
}

export async function listLeases(actor: Actor): Promise<Lease[]> {
  assertCan(actor, "admin", null);
  return read().select().from(leases).orderBy(asc(leases.name));
}
