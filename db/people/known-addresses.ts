import { and, eq, gt } from "drizzle-orm";
import { networkOf } from "@/lib/people/network-of";
import { DAY_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { read, type Db } from "../store/client";
import { knownAddresses, users } from "../schema/people";

/** An address that nobody has signed in from for so long may be someone else's by now. */
export const KNOWN_MS = 90 * DAY_MS;

/** Whether the account has signed in from there. */
export async function isKnownAddress(
  actor: Actor,
  email: string,
  address: string,
  at: Date,
): Promise<boolean> {
  assertCan(actor, "admin", null);
  const fresh = gt(knownAddresses.seenAt, new Date(at.getTime() - KNOWN_MS));
  const rows = await read()
    .select({ userId: knownAddresses.userId })
    .from(knownAddresses)
    .innerJoin(users, eq(users.id, knownAddresses.userId))
    .where(and(eq(users.email, email), eq(knownAddresses.address, networkOf(address)), fresh));
  return rows.length > 0;
}

/** For the verb that opens a session, in its transaction. */
export async function rememberAddress(
  tx: Db,
  userId: number,
  address: string,
  seenAt: Date,
): Promise<void> {
  const row = { userId, address: networkOf(address), seenAt };
  await tx
    .insert(knownAddresses)
    .values(row)
    .onConflictDoUpdate({
      target: [knownAddresses.userId, knownAddresses.address],
      set: { seenAt },
    });
}
