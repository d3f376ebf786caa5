import { DAY_MS } from "@/lib/time/duration";
import { networkOf } from "@/lib/people/network-of";
import type { Db } from "../../store/engine";
import { knownAddresses } from "../../schema/people";

/** An address that nobody has signed in from for so long may be someone else's by now. */
export const KNOWN_MS = 90 * DAY_MS;

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
