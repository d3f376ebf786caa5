import { noun, placeOf } from "../support/noun";
import {
  acceptInvitation,
  apiToken,
  invitationLink,
  joinByInvitation,
  keyOf,
  resetLink,
} from "../support/people";
import { callsOfOneself, callsWithoutSession, UNKNOWN_KEY } from "../support/session-calls";
import { ofEachSort } from "../walker/each-sort";

/** A slug; the team's name is another word. */
export const HIDDEN_TEAM = "zinnober";
/** Nothing names it, so that it can be deleted. */
const SPARE_TEAM = `${HIDDEN_TEAM}-spare`;
export const OTHER_TEAM = "azure";
const FIRST_TEAM = "payments";
const LONG_EMAIL = `o'${"unbroken".repeat(7)}+js@${"unbroken.".repeat(9)}example.org`;
const SETTINGS = "app/(dashboard)/settings";
const TEAMS = `${SETTINGS}/teams/actions.ts`;
const MEMBERS = `${SETTINGS}/teams/[team]/actions.ts`;
const USERS = `${SETTINGS}/users/actions.ts`;
const TOKENS = `${SETTINGS}/tokens/actions.ts`;

const STOLEN_TOKEN = { name: "Stolen", scopes: ["read", "measure"], team: HIDDEN_TEAM };

let forgetful = 0;

export default noun({
  restsOn: [],
  resolvers: {
    team: ofEachSort("select slug as team from teams order by id", () => 1),
    "/reset-password/[token] token": async (server, cookie) => {
      const name = `Forgetful ${String(++forgetful)}`;
      const { email } = await joinByInvitation(server, cookie, name);
      return [{ token: keyOf(await resetLink(server, cookie, email)) }];
    },
    token: async (server, cookie) => [
      {
        token: keyOf(
          await invitationLink(server, cookie, { role: "viewer", email: "guest@example.org" }),
        ),
      },
    ],
  },
  first: {
    places: { team: FIRST_TEAM, token: UNKNOWN_KEY, email: "ben@example.org" },
    async make({ server, cookie, act }) {
      await act("settings/teams/actions.ts#createTeam", { name: "Payments", slug: FIRST_TEAM });
      await invitationLink(server, cookie, {
        team: FIRST_TEAM,
        role: "viewer",
        email: "ben@example.org",
      });
    },
  },
  hidden: {
    places: { team: HIDDEN_TEAM, email: `${HIDDEN_TEAM}.hand@example.org` },
    unknown: { team: "unknowns", email: "unknowns.hand@example.org" },
    numbered: null,
    async make({ send }) {
      await send("PUT", `/teams/${HIDDEN_TEAM}`, { name: "Vermilion crew" });
      await send("PUT", `/teams/${SPARE_TEAM}`, { name: "Vermilion spare crew" });
      await send("PUT", `/teams/${OTHER_TEAM}`, { name: "Azure crew" });
    },
    ids: async (find, { viewer, manager, deactivated }) => {
      const managerId = await find("users", manager.email);
      return {
        viewer: await find("users", viewer.email),
        manager: managerId,
        deactivated: await find("users", deactivated.email),
        token: await find("api_tokens", "Vermilion writer"),
        teamInvitation: await find("invitations", "vermilion.guest@example.org"),
        adminInvitation: await find("invitations", "vermilion.other@example.org"),
        session: await find("sessions", `"user_id":${String(managerId)},`),
      };
    },
  },
  calls: (ids, { outsider }) => ({
    ...callsWithoutSession,
    [`${TEAMS}#createTeam`]: { fields: { name: "Thieves", slug: "thieves" }, optional: ["slug"] },
    [`${TEAMS}#changeTeam`]: { fields: { slug: HIDDEN_TEAM, name: "Stolen", open: "on" } },
    [`${MEMBERS}#addToTeam`]: {
      fields: { team: HIDDEN_TEAM, email: outsider.email, role: "manager" },
    },
    [`${MEMBERS}#changeRole`]: {
      fields: { team: HIDDEN_TEAM, user: String(ids.viewer), role: "manager" },
    },
    [`${MEMBERS}#removeFromTeam`]: { fields: { team: HIDDEN_TEAM, user: String(ids.manager) } },
    [`${MEMBERS}#withdrawInvitation`]: { fields: { invitation: String(ids.teamInvitation) } },
    [`${USERS}#createResetLink`]: { fields: { user: String(ids.manager) } },
    [`${USERS}#inviteUser`]: {
      fields: { email: "thief@example.org", admin: "on" },
      optional: ["email"],
    },
    [`${USERS}#withdrawInvitation`]: { fields: { invitation: String(ids.adminInvitation) } },
    [`${USERS}#reactivate`]: { fields: { user: String(ids.deactivated) } },
    [`${USERS}#changeAdmin`]: { fields: { user: String(ids.viewer), admin: "true" } },
    [`${USERS}#deactivate`]: { fields: { user: String(ids.manager) } },
    [`${TOKENS}#createToken`]: {
      fields: STOLEN_TOKEN,
      whole: { ...STOLEN_TOKEN, expiresInDays: "30" },
      optional: ["team"],
    },
    [`${TOKENS}#takeOverToken`]: { fields: { token: String(ids.token) } },
    [`${TOKENS}#revokeToken`]: { fields: { token: String(ids.token) } },
    ...callsOfOneself(String(ids.session)),
    [`${TEAMS}#deleteTeamAction`]: {
      fields: { team: SPARE_TEAM, moveTo: OTHER_TEAM },
      optional: ["moveTo"],
    },
    "app/(auth)/sign-out/actions.ts#signOut": {
      fields: {},
      open: "Whoever is signed out already has nothing to end.",
      own: "Ends the caller's own session.",
    },
  }),
  async hostile({ server, cookie, act }, { text, name }) {
    await act("settings/teams/actions.ts#createTeam", { name: text, slug: name });
    await apiToken(server, cookie, { name: text, scopes: ["read"], team: name });
    const invited = (fields: Record<string, string>) =>
      invitationLink(server, cookie, { team: name, ...fields });
    await acceptInvitation(await invited({ role: "viewer" }), text, `${name}@example.org`);
    const email = name.endsWith("1") ? LONG_EMAIL : `guest.${name}@example.org`;
    await invited({ role: "manager", email });
    const open = await invited({ role: "viewer" });
    const reset = await resetLink(server, cookie, `${name}@example.org`);
    return { team: name, token: keyOf(open), reset: keyOf(reset) };
  },
  fuzz: {
    names: (unique) => ({ team: unique("team"), email: `${unique("person")}@example.org` }),
    async renew(call, names) {
      const team = placeOf(names, "team");
      await call("PUT", `/teams/${team}`, { json: { name: team } });
    },
    number: async () => ({}),
    pageReads: [
      { path: "/api/palette", query: ["q"] },
      { path: "/api/session", query: [] },
    ],
  },
});
