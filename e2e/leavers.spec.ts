import {
  actionNamed,
  apiToken,
  joinByInvitation,
  sessionCookie,
  type Person,
} from "./support/people";
import { callAction, type Fields } from "./support/server-actions";
import type { Server } from "./support/server";
import { expect, test } from "./support/fixtures";

const TEAM = "leavers-team";

const act = (server: Server, cookie: string, path: string, name: string, fields: Fields) =>
  callAction({ url: server.url + path, action: actionNamed(name), fields, cookie });

const statusOf = async (server: Server, token: string, path: string, method = "GET") => {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = method === "GET" ? {} : { body: JSON.stringify({ name: "Leavers", open: false }) };
  return (await fetch(`${server.url}/api/v1${path}`, { method, headers, ...body })).status;
};

async function userId(server: Server, cookie: string, { email }: Person): Promise<string> {
  const page = await fetch(`${server.url}/settings/users`, { headers: { cookie } });
  const row = (await page.text()).split("<tr").find((part) => part.includes(email)) ?? "";
  const id = /value="Reset password (\d+)"/.exec(row)?.[1];
  if (!id) throw new Error(`${email} is not listed with an id`);
  return id;
}

test(
  "invitations and tokens end with the rights of whoever made them",
  { tag: "@postgres" },
  async ({ server, api, adminPage }) => {
    await api.put(`/api/v1/teams/${TEAM}`, { data: { name: "Leavers", open: false } });
    const cookie = await sessionCookie(server.url, server.admin);
    const mia = await joinByInvitation(server, cookie, "Leaving Mia", {
      team: TEAM,
      role: "manager",
    });
    const token = await apiToken(server, mia.cookie, {
      name: "Mia's exporter",
      scopes: "write",
      team: TEAM,
    });
    const invitations = "app/(dashboard)/settings/teams/[team]/actions.ts#addToTeam";
    const invited = await act(server, mia.cookie, `/settings/teams/${TEAM}`, invitations, {
      team: TEAM,
      email: "ned.later@example.org",
      role: "manager",
    });
    const link = /http[^"\s]*\/invite\/[0-9A-Za-z]+/.exec(invited.text)?.[0] ?? "";
    expect(link).not.toBe("");
    const change = { team: TEAM, user: await userId(server, cookie, mia) };
    const teamPage = `/settings/teams/${TEAM}`;

    expect(await statusOf(server, token, `/teams/${TEAM}`, "PUT")).toBe(200);
    await act(
      server,
      cookie,
      teamPage,
      "app/(dashboard)/settings/teams/[team]/actions.ts#changeRole",
      { ...change, role: "viewer" },
    );
    expect(await statusOf(server, token, `/teams/${TEAM}`, "PUT")).toBe(403);
    expect(await statusOf(server, token, `/teams/${TEAM}`)).toBe(200);
    await act(
      server,
      cookie,
      teamPage,
      "app/(dashboard)/settings/teams/[team]/actions.ts#removeFromTeam",
      change,
    );
    expect(await statusOf(server, token, `/teams/${TEAM}`)).toBe(401);
    expect(await (await fetch(link)).text()).toContain("This invitation is not open");

    await adminPage.goto("/settings/tokens");
    const row = adminPage.getByRole("row", { name: /Mia's exporter/ });
    await expect(row).toContainText("Leaving Mia left Leavers");
    await row.getByRole("button", { name: "Take over" }).click();
    await adminPage.getByRole("dialog").getByRole("button", { name: "Take over" }).click();
    await expect(row).not.toContainText("Stopped");
    expect(await statusOf(server, token, `/teams/${TEAM}`, "PUT")).toBe(200);
  },
);
