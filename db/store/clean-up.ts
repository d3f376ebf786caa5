import { lt } from "drizzle-orm";
import { DAY_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { write } from "./client";
import { KNOWN_MS } from "../people/internal/known-addresses";
import { idempotencyKeys } from "../schema/measurements";
import { loginAttempts } from "../schema/installation";
import { forgetFeeds } from "../schedules/internal/forget-feeds";
import { knownAddresses, passwordResets, sessions } from "../schema/people";

/** Idempotency keys answer repeats for a day; attempts to sign in are counted for as long. */
const RETENTION_MS = DAY_MS;
/** Calendars have been told long since that the shifts of a deleted schedule are canceled. */
const FEEDS_MS = 31 * DAY_MS;

/**
 * Deletes what no longer has an effect: expired sessions and password reset links, old idempotency
 * keys, attempts to sign in, known addresses, and calendar links of schedules that were deleted.
 */
export async function cleanUp(actor: Actor, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  const old = new Date(now.getTime() - RETENTION_MS);
  await write(async (tx) => {
    await tx.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, old));
    await tx.delete(loginAttempts).where(lt(loginAttempts.at, old));
    await tx
      .delete(knownAddresses)
      .where(lt(knownAddresses.seenAt, new Date(now.getTime() - KNOWN_MS)));
    await forgetFeeds(tx, new Date(now.getTime() - FEEDS_MS));
    await tx.delete(passwordResets).where(lt(passwordResets.expiresAt, now));
    await tx.delete(sessions).where(lt(sessions.expiresAt, now));
  });
}
