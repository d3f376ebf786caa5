import "server-only";
import { createECDH, randomInt } from "node:crypto";
import type { z } from "zod";
import type { UserActor } from "@/db/access/actor";
import { addContact, renewVerification, verifyContact } from "@/db/contacts/change";
import { AppError } from "@/lib/errors/app-error";
import type {
  browserSchema,
  newContactSchema,
  verifyContactSchema,
} from "@/lib/notification/receiver-schema";
import { MINUTE_MS } from "@/lib/time/duration";
import { keyHash } from "@/server/auth/random-key";
import { enteredAddress, assertPermitted } from "./entered-address";
import { openAddress, sealAddress } from "./sealed-address";
import { sendCode } from "./send-code";

const VALID_MS = 30 * MINUTE_MS;
/** Without signs that are taken for another. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 8;

const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");

/** Keeps a contact and sends it a code: it is used once its owner has entered that. */
export async function addOwnContact(
  actor: UserActor,
  { name, ...receiver }: z.output<typeof newContactSchema>,
  now: Date,
): Promise<{ message: string; values?: Record<string, string> }> {
  const { address, secret } = enteredAddress(receiver);
  const { kind } = receiver;
  const sealedAddress = sealAddress({ userId: actor.userId }, address);
  const code = newCode();
  await addContact(actor, { kind, name, sealedAddress, verification: until(code, now) }, now);
  const message = await sendCode(kind, address, code, now);
  return { message, ...(secret === null ? {} : { values: { secret } }) };
}

export async function renewCode(actor: UserActor, id: number, now: Date): Promise<string> {
  const code = newCode();
  const { kind, sealedAddress } = await renewVerification(actor, id, until(code, now), now);

  return sendCode(kind, openAddress({ userId: actor.userId }, sealedAddress), code, now);
}

export const enterCode = (
  actor: UserActor,
  { contact, code }: z.output<typeof verifyContactSchema>,
  now: Date,
): Promise<void> => verifyContact(actor, contact, keyHash(code), now);

/** A browser proves itself: its subscription comes from the session that it is signed in with. */
export async function addBrowser(
  actor: UserActor,
  { name, ...address }: z.output<typeof browserSchema>,
  now: Date,
): Promise<void> {
  assertPermitted(address.url);
  assertKey(address.p256dh);
  const sealedAddress = sealAddress({ userId: actor.userId }, address);
  await addContact(actor, { kind: "web-push", name, sealedAddress, verification: null }, now);
}

function assertKey(p256dh: string): void {
  const own = createECDH("prime256v1");
  own.generateKeys();
  try {
    own.computeSecret(Buffer.from(p256dh, "base64url"));
  } catch {
    throw new AppError("invalid", "This is no key of a browser.", [
      { path: "p256dh", message: "This is no key of a browser." },
    ]);
  }
}

const until = (code: string, now: Date) => ({
  hash: keyHash(code),
  expiresAt: new Date(now.getTime() + VALID_MS),
});
