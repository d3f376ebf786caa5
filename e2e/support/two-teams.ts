import { expect } from "@playwright/test";
import { callAction, type Fields } from "./server-actions";
import {
  actionNamed,
  apiToken,
  invitationLink,
  joinByInvitation,
  keyOf,
  sessionCookie,
  type Person,
} from "./people";
import type { Server } from "./run-server";

/**
 * Slugs of the team whose things others must not see. Its names are no slugs: a page may repeat the
 * address it was asked for, never a name.
 */
export const HIDDEN = {
  team: "zinnober",
  service: "zinnober-till",
  slo: "availability",
  source: "zinnober-metrics",
} as const;
/** In every name, email address and description of that team. */
export const HIDDEN_MARK = "vermilion";
/**
 * The number of the hidden team's postmortem, the first of the installation, and one that there is
 * not.
 */
export const HIDDEN_POSTMORTEM = "1";
export const UNKNOWN_POSTMORTEM = "987653";
/**
 * The number of the hidden team's incident and of an entry in its timeline, the first of the
 * installation, and of those that there are not.
 */
export const HIDDEN_INCIDENT = "1";
const HIDDEN_ENTRY = "1";
export const UNKNOWN_INCIDENT = "987652";
/** Names and numbers of the hidden team's things, as addresses call them. */
export const HIDDEN_PLACES = {
  ...HIDDEN,
  postmortem: HIDDEN_POSTMORTEM,
  version: "2",
  number: HIDDEN_INCIDENT,
  entry: HIDDEN_ENTRY,
} as const;
export const UNKNOWN_PLACES = {
  postmortem: UNKNOWN_POSTMORTEM,
  number: UNKNOWN_INCIDENT,
  entry: HIDDEN_ENTRY,
} as const;
/** Unknown names of the same shape. */
export const UNKNOWN = {
  team: "unknowns",
  service: "unknowns-till",
  slo: "availability",
  source: "unknowns-metrics",
} as const;

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

/**
 * Fills an empty installation with two teams that know nothing of each other, through the product
 * itself.
 */
export async function makeTwoTeams(
  server: Server,
  end: (cookie: string) => Promise<unknown>,
  revoke: (token: string) => Promise<void>,
): Promise<TwoTeams> {
  await makeTeam(server, { ...HIDDEN, mark: "Vermilion" });
  await makeTeam(server, {
    team: "azure",
    service: "azure-shop",
    slo: "availability",
    mark: "Azure",
  });
  const adminCookie = await sessionCookie(server.url, server.admin);
  const source = {
    slug: HIDDEN.source,
    name: "Vermilion metrics",
    url: "http://127.0.0.1:9",
    team: HIDDEN.team,
    auth: "none",
  };
  await callAction({
    url: server.url,
    action: actionNamed("app/(dashboard)/settings/data-sources/actions.ts#createDataSource"),
    fields: source,
    cookie: adminCookie,
  });
  await makePostmortem(server, adminCookie);
  await makeIncidents(server);
  const join = (name: string, team: string, role: "viewer" | "manager") =>
    joinByInvitation(server, adminCookie, name, { team, role });
  const viewer = await join("Vermilion Viewer", HIDDEN.team, "viewer");
  const manager = await join("Vermilion Manager", HIDDEN.team, "manager");
  const deactivated = await join("Vermilion Leaver", HIDDEN.team, "viewer");
  const outsider = await join("Otto Outside", "azure", "manager");
  const revokedCookie = await sessionCookie(server.url, manager);
  await end(revokedCookie);
  const token = (name: string, scope: string, team: string = HIDDEN.team) =>
    apiToken(server, adminCookie, { name: `Vermilion ${name}`, scopes: scope, team });
  const tokens = {
    readOnly: await token("reader", "read"),
    measureOnly: await token("meter", "measure"),
    write: await apiToken(server, manager.cookie, {
      name: "Vermilion writer",
      scopes: "write",
      team: HIDDEN.team,
    }),
    revoked: await token("revoked", "write"),
    otherTeam: await apiToken(server, adminCookie, {
      name: "Azure writer",
      scopes: "write",
      team: "azure",
    }),
  };
  await revoke(tokens.revoked);
  const openInvitationKey = keyOf(
    await invitationLink(server, adminCookie, {
      team: HIDDEN.team,
      role: "viewer",
      email: "vermilion.guest@example.org",
    }),
  );
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

async function makeTeam(
  server: Server,
  { team, service, slo, mark }: { team: string; service: string; slo: string; mark: string },
): Promise<void> {
  const send = async (method: string, address: string, body: unknown) => {
    const answer = await fetch(`${server.url}/api/v1${address}`, {
      method,
      headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(answer.ok, `${method} ${address}: ${await answer.text()}`).toBe(true);
  };
  await send("PUT", `/teams/${team}`, { name: `${mark} crew` });
  await send("PUT", `/services/${service}`, {
    name: `${mark} till`,
    team,
    description: `${mark} takes the money`,
  });
  await send("PUT", `/services/${service}/slos/${slo}`, {
    name: `${mark} sales succeed`,
    description: `${mark} customers`,
    sli: { kind: "availability" },
    objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }],
  });
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 600_000).toISOString();
  await send("POST", "/measurements", {
    mode: "add",
    measurements: [{ service, slo, at, good: 990, total: 1000 }],
  });
}

async function makeIncidents(server: Server): Promise<void> {
  const post = async (address: string, body: unknown) => {
    const answer = await fetch(`${server.url}/api/v1${address}`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect(answer.status, `${address}: ${await answer.text()}`).toBe(201);
  };
  for (const title of ["Vermilion fire", "Vermilion smoke"])
    await post("/incidents", {
      title,
      severity: "SEV2",
      services: [HIDDEN.service],
      summary: "Vermilion customers wait.",
    });
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  await post("/incidents", {
    title: "Vermilion embers",
    severity: "SEV2",
    services: [HIDDEN.service],
    startedAt: ago(20),
    resolvedAt: ago(10),
  });
  await post(`/incidents/${HIDDEN_INCIDENT}/timeline`, { text: "Vermilion note" });
  await post(`/incidents/${HIDDEN_INCIDENT}/timeline`, { text: "Vermilion scrap" });
}

async function makePostmortem(server: Server, cookie: string): Promise<void> {
  const call = async (name: string, fields: Fields) =>
    callAction({
      url: server.url,
      action: actionNamed(`app/(dashboard)/postmortems/actions.ts#${name}`),
      fields,
      cookie,
    });
  await call("createPostmortemAction", { title: "Vermilion outage", team: HIDDEN.team });
  const postmortem = HIDDEN_POSTMORTEM;
  await call("savePostmortemAction", {
    postmortem,
    title: "Vermilion outage",
    summary: "Vermilion customers waited.",
  });
  await call("addCommentAction", { postmortem, text: "Vermilion comment" });
  await call("addActionItem", { postmortem, text: "Vermilion repair", kind: "prevent" });
  await call("addTimelineLineAction", {
    postmortem,
    at: "2026-11-01T12:00",
    zone: "UTC",
    text: "Vermilion deploy",
  });
}
