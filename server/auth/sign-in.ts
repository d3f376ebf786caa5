import "server-only";
import { findCredentials } from "@/db/users";
import { claimAttempt, forgiveAttempts } from "@/db/login-attempts";
import { AppError } from "@/lib/app-error";
import { log } from "@/server/log";
import { passwordMatches } from "./password";
import { keyHash } from "./random-key";
import { systemActor } from "./system-actor";

const MINUTE_MS = 60_000;

/** The user of an e-mail and password. Wrong, unknown and passwordless accounts answer alike and take as long; too many attempts from one address are refused for that account alone. */
export async function checkPassword(email: string, password: string, address: string | null): Promise<number> {
  const gate = systemActor("sign-in");
  const key = keyHash(`${email} ${address ?? ""}`);
  const now = new Date();
  const limited = await claimAttempt(gate, key, now);
  if (limited) throw tooMany(limited.retryAt.getTime() - now.getTime());
  const found = await findCredentials(gate, email);
  if (!(await passwordMatches(found?.passwordHash ?? null, password)) || !found) {
    log("warn", "sign-in.refused", { email, address });
    throw wrong();
  }
  if (!found.active) throw new AppError("forbidden", "This account is deactivated. An administrator can open it again.");
  await forgiveAttempts(gate, key);
  return found.id;
}

function wrong(): AppError {
  return new AppError("unauthenticated", "The e-mail or the password is wrong.", [{ path: "password", message: "Check both, then try again." }]);
}

function tooMany(waitMs: number): AppError {
  const minutes = Math.max(1, Math.ceil(waitMs / MINUTE_MS));
  return new AppError("forbidden", `Too many attempts for this account. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`);
}
