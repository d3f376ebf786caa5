import type { Ids } from "./action-calls";
import { actionNamed, invitationLink, sessionCookie } from "./people";
import { callAction } from "./server-actions";
import type { Server } from "./run-server";
import { storedId } from "./stored-id";
import { HIDDEN_INCIDENT, HIDDEN_POSTMORTEM, makeTwoTeams, type TwoTeams } from "./two-teams";

/**
 * Two teams with all that the calls of `actionCalls` name, and the ids of the rows they name by
 * number.
 */
export async function makeHiddenWorld(server: Server): Promise<{ world: TwoTeams; ids: Ids }> {
  const idOf = (table: string, text: string) => storedId(server.databaseUrl, table, text);
  const world = await makeTwoTeams(
    server,
    (cookie) =>
      callAction({
        url: server.url,
        action: actionNamed("app/(auth)/sign-out/actions.ts#signOut"),
        fields: {},
        cookie,
      }),
    async (token) => {
      const action = actionNamed("app/(dashboard)/settings/tokens/actions.ts#revokeToken");
      await callAction({
        url: server.url,
        action,
        fields: { token: await idOf("api_tokens", token.slice(0, 8)) },
        cookie: await sessionCookie(server.url, server.admin),
      });
    },
  );
  await invitationLink(server, world.adminCookie, { email: "vermilion.other@example.org" });
  const number = async (table: string, text: string) => Number(await idOf(table, text));
  const ids: Ids = {
    viewer: await number("users", world.viewer.email),
    manager: await number("users", world.manager.email),
    deactivated: await number("users", world.deactivated.email),
    token: await number("api_tokens", "Vermilion writer"),
    teamInvitation: await number("invitations", "vermilion.guest@example.org"),
    adminInvitation: await number("invitations", "vermilion.other@example.org"),
    postmortem: Number(HIDDEN_POSTMORTEM),
    incident: Number(HIDDEN_INCIDENT),
    relatedIncident: await number("incidents", "Vermilion smoke"),
    endedIncident: await number("incidents", "Vermilion embers"),
    entry: await number("incident_entries", "Vermilion note"),
    scrap: await number("incident_entries", "Vermilion scrap"),
    comment: await number("postmortem_comments", "Vermilion comment"),
    actionItem: await number("postmortem_actions", "Vermilion repair"),
    line: await number("postmortem_lines", "Vermilion deploy"),
    victimSession: await number(
      "sessions",
      `"user_id":${await idOf("users", world.manager.email)},`,
    ),
  };
  return { world, ids };
}
