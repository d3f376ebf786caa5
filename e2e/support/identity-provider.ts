import { createServer } from "node:http";
import getPort from "get-port";
import Provider from "oidc-provider";

export type Identity = { email?: string; email_verified?: boolean; name?: string };
export type IdentityProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  stop: () => Promise<void>;
};

const clientId = "burnline";
const clientSecret = "a client secret of the tests";

/**
 * A real OpenID provider on loopback with its own sign-in page, where any password does;
 * `identities` by what is typed as the login.
 */
export async function startIdentityProvider(
  identities: Record<string, Identity>,
  redirectUri: string,
): Promise<IdentityProvider> {
  const port = await getPort();
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_context: unknown, login: string) => ({
      accountId: login,
      claims: () => ({ sub: login, ...identities[login] }),
    }),
    cookies: { keys: ["a cookie key of the tests"] },
  });
  const server = createServer(provider.callback());
  await new Promise<void>((listening) => server.listen(port, "localhost", listening));
  return {
    issuer,
    clientId,
    clientSecret,
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections();
        server.close(() => stopped());
      }),
  };
}
