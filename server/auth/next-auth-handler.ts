import "server-only";
import { createHash, randomBytes } from "node:crypto";
import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { cookies } from "next/headers";
import { installationUrl } from "./installation-url";
import { nextAuthOptions } from "./next-auth-options";
import { OIDC } from "./oidc";
import { cookieName, cookieOptions, sessionSecret } from "./session-cookie";

type Handler = (
  request: NextRequest,
  context: { params: Promise<{ nextauth: string[] }> },
) => Promise<Response>;

/** Hands a request to next-auth, which takes its own address from the environment only. */
export async function handleNextAuth(request: NextRequest, path: string[]): Promise<Response> {
  process.env.NEXTAUTH_URL ??= installationUrl().origin;
  const handler = NextAuth(nextAuthOptions()) as Handler;
  return handler(request, { params: Promise.resolve({ nextauth: path }) });
}

/**
 * Starts a sign-in at the identity provider from a plain link: next-auth itself wants a form with
 * its own token, which a page cannot set.
 */
export async function startOidcSignIn(callbackUrl: string): Promise<Response> {
  const csrfToken = randomBytes(32).toString("hex");
  const proof = createHash("sha256")
    .update(csrfToken + sessionSecret())
    .digest("hex");
  (await cookies()).set(cookieName("csrf"), `${csrfToken}|${proof}`, cookieOptions());
  const request = new NextRequest(new URL(`/api/auth/signin/${OIDC}`, installationUrl()), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ csrfToken, callbackUrl }),
  });
  return handleNextAuth(request, ["signin", OIDC]);
}
