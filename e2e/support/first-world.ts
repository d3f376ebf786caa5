import { actionNamed, invitationLink, sessionCookie } from "./people";
import type { Server } from "./run-server";
import { callAction, type Fields } from "./server-actions";

const OBJECTIVE: Fields = {
  "objectives.0.target": "99",
  "objectives.0.windowType": "rolling",
  "objectives.0.days": "28",
  "objectives.0.method": "occurrences",
  "objectives.0.noData": "ignore",
  policy: "default",
  minBadEvents: "1",
};
const PUSHED: Fields = {
  name: "Payments succeed",
  kind: "availability",
  sourceType: "push",
  ...OBJECTIVE,
};
const WRITTEN = "One\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\n```\ncode\n```";

/** The first of everything, before anything is measured; and what is put away. */
export async function makeFirstWorld(server: Server): Promise<null> {
  const cookie = await sessionCookie(server.url, server.admin);
  const call = async (action: string, fields: Fields) => {
    const { text } = await callAction({
      url: server.url,
      action: actionNamed(`app/(dashboard)/${action}`),
      fields,
      cookie,
    });
    if (text.includes('"status":"error"')) throw new Error(`${action}: ${text.slice(0, 800)}`);
  };
  await call("settings/teams/actions.ts#createTeam", { name: "Payments", slug: "payments" });
  for (const [slug, name] of [
    ["checkout-api", "Checkout API"],
    ["old-shop", "Old shop"],
  ] as const) {
    await call("services/actions.ts#createService", {
      slug,
      name,
      team: "payments",
      description: "Takes the money",
    });
    await call("slos/actions.ts#createSlo", { ...PUSHED, service: slug, slug: "availability" });
  }
  await call("settings/data-sources/actions.ts#createDataSource", {
    name: "Metrics",
    slug: "metrics",
    url: "http://127.0.0.1:9",
    auth: "none",
  });
  await call("slos/actions.ts#createSlo", {
    ...PUSHED,
    kind: "latency",
    thresholdMs: "300",
    service: "checkout-api",
    slug: "metrics",
    name: "Answers are quick",
    sourceType: "prometheus",
    dataSource: "metrics",
    queryForm: "good",
    good: "good",
    total: "total",
    unchecked: "true",
  });
  await call("slos/actions.ts#archiveSloAction", { service: "old-shop", slo: "availability" });
  await call("services/actions.ts#archiveServiceAction", { service: "old-shop" });
  await makeIncidents(server);
  await call("postmortems/actions.ts#createPostmortemAction", {
    title: "Looked at",
    team: "payments",
  });
  await call("postmortems/actions.ts#savePostmortemAction", {
    postmortem: "1",
    title: "Looked at",
    summary: WRITTEN,
    factors: "No limit",
  });
  await call("postmortems/actions.ts#addActionItem", {
    postmortem: "1",
    text: "Limit retries",
    kind: "prevent",
  });
  await call("postmortems/actions.ts#addCommentAction", {
    postmortem: "1",
    text: "Why was there no alert?",
  });
  await call("postmortems/actions.ts#addTimelineLineAction", {
    postmortem: "1",
    at: "2026-11-01T12:00",
    zone: "UTC",
    text: "A deploy went out",
  });
  await invitationLink(server, cookie, {
    team: "payments",
    role: "viewer",
    email: "ben@example.org",
  });
  return null;
}

async function makeIncidents(server: Server): Promise<void> {
  const send = async (method: string, address: string, body: unknown) => {
    const answer = await fetch(`${server.url}/api/v1${address}`, {
      method,
      headers: { authorization: `Bearer ${server.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${address}: ${await answer.text()}`);
  };
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const services = ["checkout-api"];
  await send("POST", "/incidents", {
    title: "Refunds wait",
    severity: "SEV2",
    services,
    startedAt: ago(90),
    detectedAt: ago(80),
  });
  for (const [text, minutes] of [
    ["Seen in the **logs**", 70],
    ["Rolled back", 20],
  ] as const)
    await send("POST", "/incidents/1/timeline", { text, at: ago(minutes) });
  await send("PATCH", "/incidents/1", { status: "monitoring" });
  await send("POST", "/incidents", {
    title: "Cards are declined",
    severity: "SEV1",
    services,
    startedAt: ago(60),
    resolvedAt: ago(30),
  });
}
