import path from "node:path";
import { sessionCookie } from "../e2e/support/people";
import { startServer, type Server } from "../e2e/support/server";
import { buildIfStale } from "../scripts/setup/build.mjs";
import { startEmptyApp, type EmptyApp } from "./empty-app";
import { openBenchStore } from "./store";

/**
 * Burnline as it is served, with SLOs measured up to this minute, and an empty page to hold it
 * against. `cookie`: of a signed-in admin;
 * `sessions`: of as many readers.
 */
export type WebSetting = {
  rounds: number;
  folder: string;
  slos: number;
  server: Server;
  cookie: string;
  sessions: string[];
  empty: EmptyApp;
};

export const TEAMS = 20;
/** What one of the services calls, with something to find in it. */
export const CALLEE = "card-network";
const SESSIONS = 20;
const DAYS = 31;
export const INCIDENTS = 10_000;
// So that all are in the last year, whatever hour it is.
const INCIDENT_DAYS = 364;

export async function openWeb(folder: string, rounds: number, slos: number): Promise<WebSetting> {
  await buildIfStale();
  const file = path.join(folder, "web.db");
  const store = openBenchStore(file);
  console.log(
    `${slos} SLOs, ${DAYS} days of minutes, ${INCIDENTS} incidents in a year: filling the served store …`,
  );
  const now = Math.floor(Date.now() / 60_000);
  await store.ask("fill", { count: slos, teams: TEAMS, days: DAYS, now });
  await store.ask("fillIncidents", { count: INCIDENTS, days: INCIDENT_DAYS, now });
  await store.stop();
  // The folder goes with the bench.
  const server = await startServer({
    database: { url: `file:${file}`, remove: () => Promise.resolve() },
  });
  await registerCall(server);
  const cookie = await sessionCookie(server.url, server.admin);
  const sessions = [cookie];
  while (sessions.length < SESSIONS) sessions.push(await sessionCookie(server.url, server.admin));
  const empty = await startEmptyApp(folder, await shellBytes(server.url, cookie));
  return { rounds, folder, slos, server, cookie, sessions, empty };
}

async function registerCall({ url, token }: Server): Promise<void> {
  const backoff = { kind: "exponential", baseMs: 100, jitter: "none" };
  const answer = await fetch(`${url}/api/v1/services/team-0-service/dependencies/${CALLEE}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ criticality: "hard", attempts: 3, attemptTimeoutMs: 300, backoff }),
  });
  if (!answer.ok) throw new Error(`The dependency was not registered: ${await answer.text()}`);
}

/** How long the page with the least of its own is. */
async function shellBytes(url: string, cookie: string): Promise<number> {
  const page = await fetch(`${url}/teams`, { headers: { cookie } });
  return (await page.arrayBuffer()).byteLength;
}

export async function closeWeb({ server, empty }: WebSetting): Promise<void> {
  await server.remove();
  await empty.stop();
}
