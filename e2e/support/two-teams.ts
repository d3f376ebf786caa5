import { HIDDEN_TEAM, OTHER_TEAM } from "../nouns/people";
import type { Making } from "./making";
import {
  actionNamed,
  apiToken,
  invitationLink,
  joinByInvitation,
  keyOf,
  sessionCookie,
  type Person,
} from "./people";
import { callAction } from "./server-actions";
import { storedId } from "./stored-id";

/** Who calls in a sweep. */
export type TwoTeams = {
  adminCookie: string;
  /** Persons of the hidden team. */
  viewer: Person;
  manager: Person;
  deactivated: Person;
  /** Manager of the other team, and nothing in the hidden one. */
  outsider: Person;
  /** The cookie of a session of the manager that has been ended. */
  revokedCookie: string;
  tokens: {
    readOnly: string;
    measureOnly: string;
    write: string;
    otherTeam: string;
    revoked: string;
  };
  openInvitationKey: string;
};

/** The people and tokens of both teams, through the product itself. */
export async function callersOf({ server, cookie: adminCookie }: Making): Promise<TwoTeams> {
  const join = (name: string, team: string, role: "viewer" | "manager") =>
    joinByInvitation(server, adminCookie, name, { team, role });
  const viewer = await join("Vermilion Viewer", HIDDEN_TEAM, "viewer");
  const manager = await join("Vermilion Manager", HIDDEN_TEAM, "manager");
  const deactivated = await join("Vermilion Leaver", HIDDEN_TEAM, "viewer");
  const outsider = await join("Otto Outside", OTHER_TEAM, "manager");
  const revokedCookie = await sessionCookie(server.url, manager);
  await callAction({
    url: server.url,
    action: actionNamed("app/(auth)/sign-out/actions.ts#signOut"),
    fields: {},
    cookie: revokedCookie,
  });
  const tokens = await tokensOf({ server, cookie: adminCookie }, manager);
  const openInvitationKey = keyOf(
    await invitationLink(server, adminCookie, {
      team: HIDDEN_TEAM,
      role: "viewer",
      email: "vermilion.guest@example.org",
    }),
  );
  await invitationLink(server, adminCookie, { email: "vermilion.other@example.org" });
  return {
    adminCookie,
    viewer,
    manager,
    deactivated,
    outsider,
    revokedCookie,
    tokens,
    openInvitationKey,
  };
}

async function tokensOf(
  { server, cookie }: Pick<Making, "server" | "cookie">,
  manager: Person,
): Promise<TwoTeams["tokens"]> {
  const token = (name: string, scopes: string, team: string = HIDDEN_TEAM, by = cookie) =>
    apiToken(server, by, { name, scopes, team });
  const tokens = {
    readOnly: await token("Vermilion reader", "read"),
    measureOnly: await token("Vermilion meter", "measure"),
    write: await token("Vermilion writer", "write", HIDDEN_TEAM, manager.cookie),
    revoked: await token("Vermilion revoked", "write"),
    otherTeam: await token("Azure writer", "write", OTHER_TEAM),
  };
  await callAction({
    url: server.url,
    action: actionNamed("app/(dashboard)/settings/tokens/actions.ts#revokeToken"),
    fields: { token: await storedId(server.databaseUrl, "api_tokens", tokens.revoked.slice(0, 8)) },
    cookie,
  });
  return tokens;
}
