import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { userOfOidc, type OidcOutcome } from "@/db/people/oidc-users";
import { emailSchema } from "@/lib/people/schema";
import { systemActor } from "./system-actor";
import { parseUrl } from "@/lib/text/parse-url";

export const OIDC = "oidc";
const MAX_NAME = 80;

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  allowedDomains: string[];
};

/**
 * The identity provider of BURNLINE_OIDC_…; null when none is configured. Throws with the fix when
 * it is half configured.
 */
export function oidcSettings(): OidcSettings | null {
  const {
    BURNLINE_OIDC_ISSUER: issuer,
    BURNLINE_OIDC_CLIENT_ID: clientId,
    BURNLINE_OIDC_CLIENT_SECRET: clientSecret,
    BURNLINE_OIDC_NAME: name,
    BURNLINE_OIDC_ALLOWED_DOMAINS: domains,
  } = process.env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new Error(
      "OIDC needs all of BURNLINE_OIDC_ISSUER, BURNLINE_OIDC_CLIENT_ID and BURNLINE_OIDC_CLIENT_SECRET.",
    );
  if (!process.env.BURNLINE_URL)
    throw new Error(
      "OIDC needs BURNLINE_URL, the address under which people reach this installation: the identity provider sends them back there.",
    );
  if (!/^https?:$/.test(parseUrl(issuer)?.protocol ?? ""))
    throw new Error(`BURNLINE_OIDC_ISSUER must be a web address, not "${issuer}".`);
  const allowedDomains = (domains ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return {
    issuer: issuer.replace(/\/$/, ""),
    clientId,
    clientSecret,
    name: name || "single sign-on",
    allowedDomains,
  };
}

export function oidcProvider({
  issuer,
  clientId,
  clientSecret,
  name,
}: OidcSettings): OAuthConfig<Record<string, unknown>> {
  return {
    id: OIDC,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    issuer,
    clientId,
    clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: {
      request: ({ client, tokens }) =>
        allClaims(tokens as Verified, (accessToken) => client.userinfo(accessToken)),
    },
    profile: (claims) => ({ id: String(claims.sub) }),
  };
}

type Claims = { sub: string } & Record<string, unknown>;
type Verified = { access_token?: string; claims: () => Claims };

/**
 * The checked ID token's claims, and those of the userinfo endpoint, where many providers keep the
 * email; both must be about the same subject.
 */
async function allClaims(
  tokens: Verified,
  userinfo: (accessToken: string) => Promise<Claims>,
): Promise<Claims> {
  const claims = tokens.claims();
  const more = tokens.access_token ? await userinfo(tokens.access_token) : claims;
  if (more.sub !== claims.sub)
    throw new Error("The identity provider's userinfo is about someone else than its ID token.");
  return { ...claims, ...more };
}

const claimsSchema = z.object({
  sub: z.string().min(1).max(255),
  email: emailSchema,
  email_verified: z.union([z.boolean(), z.literal("true")]).optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});

/** The user that an identity provider's answer signs in, or why it does not. */
export async function userOfClaims(
  settings: OidcSettings,
  answered: unknown,
): Promise<OidcOutcome> {
  const parsed = claimsSchema.safeParse(answered);
  if (!parsed.success) return { kind: "refused", reason: "no-email" };
  const { sub, email, email_verified: verified, name, preferred_username: username } = parsed.data;
  const shownName = (name ?? username ?? email).trim().slice(0, MAX_NAME) || email;
  const claims = {
    subject: `${settings.issuer} ${sub}`,
    email,
    name: shownName,
    emailVerified: verified === true || verified === "true",
  };
  return userOfOidc(systemActor("oidc-sign-in"), claims, settings.allowedDomains, new Date());
}
