import "server-only";
import { cookies } from "next/headers";
import { startSession } from "@/db/people/sessions";
import { keyHash, randomKey } from "./random-key";
import {
  cookieOptions,
  SESSION_MAX_AGE_S,
  sessionCookieName,
  sessionToken,
} from "./session-cookie";
import { systemActor } from "./system-actor";

export type Visitor = { address: string | null; userAgent: string | null };

/** Makes a session's row and answers its key, for next-auth to put into its token. */
export async function newSessionKey(userId: number, visitor: Visitor): Promise<string> {
  const key = randomKey();
  await startSession(
    systemActor("sign-in"),
    { userId, keyHash: keyHash(key), ...visitor },
    new Date(),
  );
  return key;
}

/** Signs the visitor in: the same token in the same cookie as next-auth's own sign-in. */
export async function openSession(userId: number, visitor: Visitor): Promise<void> {
  const token = await sessionToken(await newSessionKey(userId, visitor));
  (await cookies()).set(sessionCookieName(), token, {
    ...cookieOptions(),
    maxAge: SESSION_MAX_AGE_S,
  });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...cookieOptions(), maxAge: 0 });
}
