import "server-only";
import type { Actor } from "@/db/access/actor";
import { isKnownAddress } from "@/db/people/known-addresses";
import { claimAttempt, forgiveAttempts, type AttemptLimit } from "@/db/people/login-attempts";
import { findCredentials } from "@/db/people/users";
import { AppError } from "@/lib/errors/app-error";
import { ACCOUNT_PACE, NETWORK_PACE, PAIR_PACE, waitInWords } from "@/lib/people/attempt-pace";
import { networkOf } from "@/lib/people/network-of";
import { log } from "@/server/logging/log";
import { passwordMatches } from "./password";
import { keyHash } from "./random-key";
import { systemActor } from "./system-actor";

/**
 * The user of an email and password. Wrong, unknown and passwordless accounts answer alike and
 * take as long; who guesses is slowed, and nobody else.
 */
export async function checkPassword(
  email: string,
  password: string,
  address: string | null,
): Promise<number> {
  const gate = systemActor("sign-in");
  const now = new Date();
  const pair = { key: keyHash(`${email} ${networkKey(address)}`), pace: PAIR_PACE };
  const claim = await claimAttempt(
    gate,
    [pair, ...(await widerLimits(gate, email, address, now))],
    now,
  );
  if (claim.ids === null) {
    log("warn", "sign-in.slowed", { email, address, waitMs: claim.waitMs });
    throw new AppError(
      "forbidden",
      `Too many attempts for this account. Try again in ${waitInWords(claim.waitMs)}.`,
    );
  }
  const found = await findCredentials(gate, email);
  if (!(await passwordMatches(found?.passwordHash ?? null, password)) || !found) {
    log("warn", "sign-in.refused", { email, address });
    throw wrong();
  }
  if (!found.active)
    throw new AppError(
      "forbidden",
      "This account is deactivated. An administrator can reactivate it.",
    );
  await forgiveAttempts(gate, pair.key, claim.ids);
  return found.id;
}

/**
 * Guesses that are spread over many addresses or many accounts. They must not keep anybody out who
 * signs in from where they have before.
 */
async function widerLimits(
  gate: Actor,
  email: string,
  address: string | null,
  now: Date,
): Promise<AttemptLimit[]> {
  if (address !== null && (await isKnownAddress(gate, email, address, now))) return [];
  const account = { key: keyHash(`account ${email}`), pace: ACCOUNT_PACE };
  return address === null
    ? [account]
    : [account, { key: keyHash(`network ${networkKey(address)}`), pace: NETWORK_PACE }];
}

const networkKey = (address: string | null): string => (address === null ? "" : networkOf(address));

function wrong(): AppError {
  return new AppError("unauthenticated", "Wrong email or password.", [
    { path: "password", message: "Check both, then try again." },
  ]);
}
