import { and, eq, gt } from "drizzle-orm";
import { networkOf } from "@/lib/people/network-of";
import { type Actor, assertCan } from "../access/actor";
import { readAs } from "../access/reader";
import { KNOWN_MS } from "./internal/known-addresses";
import { knownAddresses, users } from "../schema/people";

/** Whether the account has signed in from there. */
export async function isKnownAddress(
  actor: Actor,
  email: string,
  address: string,
  at: Date,
): Promise<boolean> {
  assertCan(actor, "admin", null);
  const fresh = gt(knownAddresses.seenAt, new Date(at.getTime() - KNOWN_MS));
  const rows = await readAs(actor)
    .select({ userId: knownAddresses.userId })
    .from(knownAddresses)
    .innerJoin(users, eq(users.id, knownAddresses.userId))
    .where(and(eq(users.email, email), eq(knownAddresses.address, networkOf(address)), fresh));
  return rows.length > 0;
}
