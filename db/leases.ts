import { and, asc, eq, sql } from "drizzle-orm";
import { assertCan, type Actor } from "./actor";
import { read, write } from "./client";
import { leases } from "./schema/installation";

export type Lease = typeof leases.$inferSelect;

type Claim = {
  holder: string;
  now: Date;
  expiresAt: Date;
  /** A job that ran at or after this instant, in any process, is not due. */
  dueSince: Date;
};

/** Takes the lease where the job is due and nobody else holds it; of several processes that ask at once exactly one is told true. */
export async function takeLease(actor: Actor, name: string, { holder, now, expiresAt, dueSince }: Claim): Promise<boolean> {
  assertCan(actor, "admin", null);
  const [known] = await read().select().from(leases).where(eq(leases.name, name));
  // Most asks are for a lease that cannot be had: they must not cost a write.
  if (known && ((known.holder !== holder && known.expiresAt > now) || (known.ranAt !== null && known.ranAt >= dueSince))) return false;
  const free = sql`(${leases.expiresAt} <= ${sql.param(now, leases.expiresAt)} or ${leases.holder} = ${holder})`;
  const due = sql`(${leases.ranAt} is null or ${leases.ranAt} < ${sql.param(dueSince, leases.ranAt)})`;
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
export async function renewLease(actor: Actor, name: string, holder: string, expiresAt: Date): Promise<boolean> {
  assertCan(actor, "admin", null);
  const kept = await write((tx) => tx.update(leases).set({ expiresAt }).where(and(eq(leases.name, name), eq(leases.holder, holder))).returning({ name: leases.name }));
  return kept.length > 0;
}

/** Gives the lease back with the outcome of the run; `ranAt` is null where the run was broken off and is due still. */
export async function releaseLease(actor: Actor, name: string, holder: string, outcome: { now: Date; ranAt: Date | null; error: string | null }): Promise<void> {
  assertCan(actor, "admin", null);
  const ended = { expiresAt: outcome.now, error: outcome.error, ...(outcome.ranAt ? { ranAt: outcome.ranAt } : {}) };
  await write((tx) => tx.update(leases).set(ended).where(and(eq(leases.name, name), eq(leases.holder, holder))));
}

export async function listLeases(actor: Actor): Promise<Lease[]> {
  assertCan(actor, "admin", null);
  return read().select().from(leases).orderBy(asc(leases.name));
}
