import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { mintActor, type UserActor } from "@/db/access/actor";
import { findSessionIdentity, touchSession } from "@/db/people/sessions";
import { hasUsers } from "@/db/people/users";
import { logFailure } from "@/server/logging/outage";
import { clientAddress } from "./client-address";
import { PATH_HEADER } from "./path-header";
import { keyHash } from "./random-key";
import { safePath } from "./safe-path";
import { sessionCookieName, sessionKeyOf } from "./session-cookie";
import { systemActor } from "./system-actor";

/** The signed-in person, checked against the store once a request; null when nobody is. */
export const currentActor = cache(async (): Promise<UserActor | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return actorOfToken(token, await headers());
});

/** The signed-in person; a page without one goes to the sign-in page, and from there back here. */
export async function requireActor(): Promise<UserActor> {
  const actor = await currentActor();
  if (actor) return actor;
  await requireSetUp();
  const path = safePath((await headers()).get(PATH_HEADER));
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** Sends everyone to the set-up page while the installation has no users. */
export async function requireSetUp(): Promise<void> {
  if (!(await hasUsers(systemActor("set-up")))) redirect("/setup");
}

/** The holder of a session cookie's value, with the roles of this moment. */
export async function actorOfToken(
  token: string | undefined,
  requestHeaders: Headers,
): Promise<UserActor | null> {
  return actorOfKey(await sessionKeyOf(token), clientAddress(requestHeaders));
}

export async function actorOfKey(
  key: string | null,
  address: string | null = null,
): Promise<UserActor | null> {
  if (key === null) return null;
  const gate = systemActor("session-gate");
  const now = new Date();
  const found = await findSessionIdentity(gate, keyHash(key), now);
  if (!found) return null;
  // Nobody waits for the writer's queue to be told who they are.
  touchSession(gate, found, now).catch((error: unknown) => logFailure(error, "touch-session"));
  const { lastSeenAt: _lastSeenAt, ...identity } = found;
  return mintActor({ kind: "user", ...identity, address });
}
