import "server-only";
import type { AuthOptions, LoggerInstance } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { signInSchema } from "@/lib/people/schema";
import { log } from "@/server/logging/log";
import { clientAddress } from "./client-address";
import { actorOfKey } from "./current-actor";
import { OIDC, oidcProvider, oidcSettings, userOfClaims } from "./oidc";
import { newSessionKey } from "./open-session";
import { cookieName, cookieOptions, SESSION_MAX_AGE_S, sessionSecret } from "./session-cookie";
import { safePath } from "./safe-path";
import { checkPassword } from "./sign-in";
import { currentVisitor } from "./visitor";
import { parseUrl } from "@/lib/text/parse-url";

const CHECK_MAX_AGE_S = 15 * 60;

/**
 * next-auth holds a session's key in its encrypted token; whether that session still stands is
 * asked of the store on each request.
 */
export function nextAuthOptions(): AuthOptions {
  const oidc = oidcSettings();
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: cookies(),
    providers: [passwordProvider(), ...(oidc ? [oidcProvider(oidc)] : [])],
    callbacks: {
      redirect: async ({ url, baseUrl }) => new URL(safePath(pathOf(url, baseUrl)), baseUrl).href,
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== OIDC) return true;
        if (!oidc) return false;
        const outcome = await userOfClaims(oidc, profile);
        if (outcome.kind === "refused") return `/sign-in?error=${outcome.reason}`;
        user.id = String(outcome.userId);
        return true;
      },
      jwt: async ({ token, user, trigger }) =>
        trigger === "signIn"
          ? { key: await newSessionKey(Number(user.id), await currentVisitor()) }
          : token,
      session: async ({ session, token }) => {
        const actor = await actorOfKey(typeof token.key === "string" ? token.key : null);
        return {
          expires: session.expires,
          ...(actor ? { user: { name: actor.name, email: actor.email } } : {}),
        };
      },
    },
    logger,
  };
}

/** The path of an address on this installation, which next-auth gives in full or from the root. */
function pathOf(url: string, baseUrl: string): string | null {
  const target = parseUrl(url, baseUrl);
  return target?.origin === new URL(baseUrl).origin ? target.pathname + target.search : null;
}

function passwordProvider() {
  return CredentialsProvider({
    credentials: { email: {}, password: {} },
    authorize: async (credentials, request) => {
      const { email, password } = signInSchema.parse({
        email: credentials?.email,
        password: credentials?.password,
      });
      return {
        id: String(
          await checkPassword(
            email,
            password,
            clientAddress(new Headers(request.headers as Record<string, string>)),
          ),
        ),
      };
    },
  });
}

function cookies(): NonNullable<AuthOptions["cookies"]> {
  const options = cookieOptions();
  const check = (name: string) => ({
    name: cookieName(name),
    options: { ...options, maxAge: CHECK_MAX_AGE_S },
  });
  return {
    sessionToken: { name: cookieName("session"), options },
    callbackUrl: { name: cookieName("callback-url"), options },
    csrfToken: { name: cookieName("csrf"), options },
    pkceCodeVerifier: check("pkce"),
    state: check("state"),
    nonce: check("nonce"),
  };
}

const logger: Partial<LoggerInstance> = {
  error: (code, metadata) => log("warn", "next-auth", { code, message: messageOf(metadata) }),
  warn: () => undefined,
  debug: () => undefined,
};

function messageOf(metadata: unknown): string {
  if (metadata instanceof Error) return metadata.message;
  const inner =
    typeof metadata === "object" && metadata !== null && "error" in metadata
      ? metadata.error
      : null;
  return inner instanceof Error ? inner.message : String(inner);
}
