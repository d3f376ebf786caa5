import "server-only";
import type { UserActor } from "@/db/access/actor";
import { claimAttempt } from "@/db/people/login-attempts";
import {
  createPasswordReset,
  findPasswordReset,
  usePasswordReset,
} from "@/db/people/password-resets";
import { AppError } from "@/lib/errors/app-error";
import { PAIR_PACE, waitInWords } from "@/lib/people/attempt-pace";
import { networkOf } from "@/lib/people/network-of";
import { linkTo } from "./installation-url";
import { hashPassword } from "./password";
import { keyHash, randomKey } from "./random-key";
import { systemActor } from "./system-actor";

/** Makes a link by which someone chooses a new password; it is kept nowhere. */
export async function passwordResetLink(actor: UserActor, userId: number): Promise<string> {
  const key = randomKey();
  await createPasswordReset(actor, userId, keyHash(key), new Date());
  return linkTo(`/reset-password/${key}`);
}

/**
 * Hashing costs more than asking: attempts are counted by address, and a link that is not open is
 * refused before.
 */
export async function resetPassword(
  key: string,
  password: string,
  address: string | null,
): Promise<void> {
  const gate = systemActor("password-reset");
  const now = new Date();
  const network = address === null ? "" : networkOf(address);
  const claim = await claimAttempt(
    gate,
    [{ key: keyHash(`password reset ${network}`), pace: PAIR_PACE }],
    now,
  );
  if (claim.ids === null)
    throw new AppError(
      "forbidden",
      `Too many attempts. Try again in ${waitInWords(claim.waitMs)}.`,
    );
  const open = await findPasswordReset(gate, keyHash(key), now);
  const hash = open ? await hashPassword(password) : "";
  // Refuses a link that is not open.
  await usePasswordReset(gate, keyHash(key), hash, now);
}
