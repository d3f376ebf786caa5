import "server-only";
import { parseCookie } from "cookie";
import { mintActor, type Actor, type UserActor } from "@/db/access/actor";
import { findTokenIdentity, touchToken } from "@/db/people/token-identity";
import { AppError } from "@/lib/errors/app-error";
import { logFailure } from "@/server/logging/outage";
import { clientAddress } from "./client-address";
import { actorOfToken } from "./current-actor";
import { servedOverHttps } from "./installation-url";
import { keyHash, TOKEN_PREFIX } from "./random-key";
import { sessionCookieName } from "./session-cookie";
import { systemActor } from "./system-actor";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

const STOPPED =
  "This API token has stopped, because its owner lost the rights it was made with. A manager of the team or an administrator can take it over under Settings, API tokens.";

/**
 * Who sends a request to /api: the holder of `Authorization: Bearer bl_…`, else of the session
 * cookie. Throws unauthenticated (401), or forbidden for a write that another site started.
 */
export async function actorFromRequest(
  request: Pick<Request, "method" | "headers">,
): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return actorOfBearer(authorization, request.headers);
  const actor = await actorOfCookie(request.headers);
  if (!actor)
    throw new AppError(
      "unauthenticated",
      "Send an API token as `Authorization: Bearer bl_…`, or sign in.",
    );
  if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers)) {
    throw new AppError(
      "forbidden",
      "This request did not come from Burnline's own pages. Use an API token.",
    );
  }
  return actor;
}

/** Who is signed in, for what only Burnline's own pages read. Throws unauthenticated (401). */
export async function actorOfSession(request: Request): Promise<UserActor> {
  const actor = await actorOfCookie(request.headers);
  if (!actor) throw new AppError("unauthenticated", "Sign in first.");
  return actor;
}

const actorOfCookie = (headers: Headers): Promise<UserActor | null> =>
  actorOfToken(parseCookie(headers.get("cookie") ?? "")[sessionCookieName()], headers);

async function actorOfBearer(authorization: string, headers: Headers): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!token?.startsWith(TOKEN_PREFIX))
    throw new AppError(
      "unauthenticated",
      "The Authorization header must be `Bearer bl_…`, an API token.",
    );
  const gate = systemActor("token-gate");
  const now = new Date();
  const found = await findTokenIdentity(gate, keyHash(token), now);
  if (!found)
    throw new AppError("unauthenticated", "This API token is unknown, expired or revoked.");
  const { standing } = found;
  if (standing.kind === "stopped") throw new AppError("unauthenticated", STOPPED);
  touchToken(gate, found, now).catch((error: unknown) => logFailure(error, "touch-token"));
  const { tokenId, name, scopes, teamId } = found;
  const ceiling = standing.kind === "limited" ? { ceiling: standing.role } : {};
  return mintActor({
    kind: "token",
    tokenId,
    name,
    scopes,
    teamId,
    ...ceiling,
    address: clientAddress(headers),
  });
}

/** Browsers say where a request was started; without either header it was no page of ours. */
function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return (
    host !== null && headers.get("origin") === `${servedOverHttps() ? "https" : "http"}://${host}`
  );
}
