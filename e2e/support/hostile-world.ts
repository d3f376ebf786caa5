import { actionNamed, apiToken, invitationLink, keyOf, resetLink, sessionCookie } from "./people";
import type { Server } from "./run-server";
import { callAction, type Fields } from "./server-actions";
import { HOSTILE } from "./text-fields";

/** Things that all have one text for every name and description, by what addresses call them. */
export type HostileThings = {
  text: string;
  team: string;
  service: string;
  slo: string;
  source: string;
  postmortem: string;
  version: string;
  number: string;
  token: string;
  reset: string;
};

const LONG_EMAIL = `o'${"unbroken".repeat(7)}+js@${"unbroken.".repeat(9)}example.org`;
const PLAIN = "Forms";
const OBJECTIVE: Fields = {
  "objectives.0.target": "99.9",
  "objectives.0.windowType": "rolling",
  "objectives.0.days": "28",
  "objectives.0.method": "occurrences",
  "objectives.0.noData": "ignore",
  policy: "default",
  minBadEvents: "1",
};

/** One set of things for each hostile text, and a plain one whose forms may be sent. */
export async function makeHostileWorld(
  server: Server,
): Promise<{ hostile: HostileThings[]; plain: HostileThings }> {
  const cookie = await sessionCookie(server.url, server.admin);
  const hostile: HostileThings[] = [];
  for (const [index, text] of HOSTILE.entries())
    hostile.push(await makeThings(server, cookie, text, `hostile-${String(index)}`));
  const plain = await makeThings(server, cookie, PLAIN, "forms");
  await endedIncident(server, plain.service);
  await callAction({
    url: server.url,
    action: actionNamed("app/(dashboard)/settings/profile/actions.ts#rename"),
    fields: { name: HOSTILE[0] },
    cookie,
  });
  return { hostile, plain };
}

async function makeThings(
  server: Server,
  cookie: string,
  text: string,
  name: string,
): Promise<HostileThings> {
  const call = async (action: string, fields: Fields) => {
    const { text: answer } = await callAction({
      url: server.url,
      action: actionNamed(`app/(dashboard)/${action}`),
      fields,
      cookie,
    });
    if (answer.includes('"status":"error"'))
      throw new Error(`${action} with ${text}: ${answer.slice(0, 800)}`);
    return answer;
  };
  await call("settings/teams/actions.ts#createTeam", { name: text, slug: name });
  await call("services/actions.ts#createService", {
    name: text,
    slug: name,
    team: name,
    description: `${text} ${text}`,
  });
  await call("settings/data-sources/actions.ts#createDataSource", {
    name: text,
    slug: name,
    url: `http://127.0.0.1:9/${encodeURIComponent(text)}`,
    team: name,
    auth: "basic",
    username: text.replaceAll(":", ""),
    secret: text,
  });
  const asked = {
    sourceType: "prometheus",
    dataSource: name,
    queryForm: "good",
    good: text,
    total: `sum(${text})`,
    unchecked: "true",
  };
  for (const [slug, source] of Object.entries({ up: { sourceType: "push" }, asked })) {
    await call("slos/actions.ts#createSlo", {
      ...source,
      ...OBJECTIVE,
      service: name,
      slug,
      name: text,
      description: text,
      kind: "availability",
    });
  }
  const postmortem =
    /\/postmortems\/(\d+)\/edit/.exec(
      await call("postmortems/actions.ts#createPostmortemAction", { title: text, team: name }),
    )?.[1] ?? "";
  await call("postmortems/actions.ts#savePostmortemAction", {
    postmortem,
    title: text,
    summary: text,
    impact: `# ${text}`,
    factors: text,
  });
  await call("postmortems/actions.ts#addCommentAction", { postmortem, text });
  await call("postmortems/actions.ts#addActionItem", {
    postmortem,
    text,
    kind: "prevent",
    owner: text.slice(0, 80),
  });
  await call("postmortems/actions.ts#addTimelineLineAction", {
    postmortem,
    at: "2026-11-01T12:00",
    zone: "UTC",
    text,
  });
  const number =
    /\/incidents\/(\d+)/.exec(
      await call("incidents/actions.ts#declare", {
        title: text,
        severity: "SEV3",
        services: name,
        summary: text,
        command: "on",
      }),
    )?.[1] ?? "";
  await call("incidents/actions.ts#addEntryAction", { incident: number, text });
  await apiToken(server, cookie, { name: text, scopes: ["read"], team: name });
  await joinAs(await invitationLink(server, cookie, { team: name, role: "viewer" }), text, name);
  await invitationLink(server, cookie, {
    team: name,
    role: "manager",
    email: name.endsWith("1") ? LONG_EMAIL : `guest.${name}@example.org`,
  });
  await call("settings/profile/actions.ts#rename", { name: text });
  const open = await invitationLink(server, cookie, { team: name, role: "viewer" });
  const reset = await resetLink(server, cookie, `${name}@example.org`);
  return {
    text,
    team: name,
    service: name,
    slo: "up",
    source: name,
    postmortem,
    version: "2",
    number,
    token: keyOf(open),
    reset: keyOf(reset),
  };
}

async function joinAs(link: string, text: string, name: string): Promise<void> {
  const action = actionNamed("app/(auth)/invite/[token]/actions.ts#acceptWithNewAccount");
  await callAction({
    url: link,
    action,
    fields: {
      key: keyOf(link),
      name: text,
      email: `${name}@example.org`,
      password: "a sentence to sign in with",
    },
  });
}

async function endedIncident(server: Server, service: string): Promise<void> {
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const ended = {
    title: "Ended",
    severity: "SEV2",
    services: [service],
    startedAt: ago(20),
    resolvedAt: ago(10),
  };
  const answer = await fetch(`${server.url}/api/v1/incidents`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
    body: JSON.stringify(ended),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
}
