import "server-only";
import type { UserActor } from "@/db/access/actor";
import { claimAttempt, forgiveAttempts } from "@/db/people/login-attempts";
import { changeOwnPassword, findOwnPasswordHash } from "@/db/people/users";
import { AppError } from "@/lib/errors/app-error";
import { PAIR_PACE, waitInWords } from "@/lib/people/attempt-pace";
import { hashPassword, passwordMatches } from "./password";
import { systemActor } from "./system-actor";

/**
 * Needs the current password, where there is one: an unlocked screen must not be enough to take an
 * account over.
 */
export async function changePassword(
  actor: UserActor,
  current: string,
  next: string,
): Promise<void> {
  const from = await findOwnPasswordHash(actor);
  if (from !== null) await assertCurrent(actor, from, current);
  await changeOwnPassword(actor, { from, to: await hashPassword(next) }, new Date());
}

async function assertCurrent(actor: UserActor, hash: string, current: string): Promise<void> {
  const gate = systemActor("change-password");
  const key = `change-password ${actor.userId}`;
  const claim = await claimAttempt(gate, [{ key, pace: PAIR_PACE }], new Date());
  if (claim.ids === null)
    throw wrong(`Too many attempts. Try again in ${waitInWords(claim.waitMs)}.`);
  if (!(await passwordMatches(hash, current))) throw wrong("This is not your current password.");
  await forgiveAttempts(gate, key, claim.ids);
}

const wrong = (message: string): AppError =>
  new AppError("invalid", message, [{ path: "currentPassword", message }]);
