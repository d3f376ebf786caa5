import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import getPort from "get-port";
import { serverProgram } from "../scripts/setup/server-program.mjs";
import { expect, test } from "./support/fixtures";
import { temporaryFolder } from "./support/temporary-folder";

const BURNLINE = /^(BURNLINE_|DATABASE_URL$|PORT$|NODE_ENV$|PG)/;

/** Starts the production server and waits for its end. */
async function startAndFail(
  env: Record<string, string>,
): Promise<{ code: number | null; line: string }> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !BURNLINE.test(name)),
  );
  const child = spawn(process.execPath, [serverProgram()], {
    env: { ...inherited, NODE_ENV: "production", PORT: String(await getPort()), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let written = "";
  child.stderr.on("data", (chunk: Buffer) => (written += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, line: written.trim() };
}

test("a start that cannot go well ends with one line that says what to do", async () => {
  const folder = temporaryFolder("burnline-start-");
  const file = (name: string) => path.join(folder.path, name);
  writeFileSync(file("damaged.db"), "this is no database".repeat(1000));
  writeFileSync(file("not-a-folder"), "");
  mkdirSync(file("data"));
  const good = `file:${file("data/burnline.db")}`;
  const cases: [Record<string, string>, RegExp][] = [
    [
      { DATABASE_URL: "mysql://localhost/burnline" },
      /DATABASE_URL must start with file: or postgres:\/\//,
    ],
    [
      { DATABASE_URL: `file:${file("damaged.db")}` },
      /damaged\.db is damaged or not a database: restore a backup/,
    ],
    [
      { DATABASE_URL: `file:${file("not-a-folder/burnline.db")}` },
      /cannot be written .*make its folder writable/,
    ],
    [
      { DATABASE_URL: "postgres://nobody@127.0.0.1:1/burnline" },
      /burnline at 127\.0\.0\.1:1 cannot be used .*start PostgreSQL, or correct DATABASE_URL/,
    ],
    [{ DATABASE_URL: good, BURNLINE_URL: "burnline" }, /BURNLINE_URL must be a web address/],
    [
      { DATABASE_URL: good, BURNLINE_DEMO: "maybe" },
      /BURNLINE_DEMO is not valid: It must be 1 or 0\./,
    ],
    [
      { DATABASE_URL: good, BURNLINE_SOURCE_NETWORKS: "10.0.0.0/99" },
      /BURNLINE_SOURCE_NETWORKS: "10\.0\.0\.0\/99" is not a network/,
    ],
    [{ DATABASE_URL: good, BURNLINE_SECRET: "short" }, /BURNLINE_SECRET must have at least/],
    [
      { DATABASE_URL: good, BURNLINE_SECERT: "0123456789abcdef" },
      /BURNLINE_SECERT is no setting of Burnline\. Is BURNLINE_SECRET meant\?/,
    ],
    [
      { DATABASE_URL: good, BURNLINE_TRUST_PROXY: "yes" },
      /BURNLINE_TRUST_PROXY must be the number of proxies/,
    ],
    [
      { DATABASE_URL: good, BURNLINE_API_TOKEN: "bl_short" },
      /BURNLINE_API_TOKEN is not valid: An API token is bl_/,
    ],
    [
      { DATABASE_URL: good, BURNLINE_ADMIN_EMAIL: "admin@example.com" },
      /BURNLINE_ADMIN_EMAIL and BURNLINE_ADMIN_PASSWORD go together/,
    ],
    [
      { DATABASE_URL: good, BURNLINE_OIDC_ISSUER: "https://idp.example.com" },
      /OIDC needs all of BURNLINE_OIDC_ISSUER/,
    ],
    [
      { DATABASE_URL: good, BURNLINE_METRICS_TOKEN: "short" },
      /BURNLINE_METRICS_TOKEN must have at least/,
    ],
  ];
  for (const [env, message] of cases) {
    const { code, line } = await startAndFail(env);
    expect(line, JSON.stringify(env)).toMatch(message);
    expect(line.split("\n"), JSON.stringify(env)).toHaveLength(1);
    expect(line).toMatch(/^Burnline cannot start: /);
    expect(code).toBe(1);
  }
  folder.remove();
});

test("an idle connection is held for longer than the minute for which proxies hold it", async ({
  server,
}) => {
  const { headers } = await fetch(`${server.url}/healthz`);
  expect(Number(/timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1])).toBeGreaterThan(60);
});

const CONNECTIONS = 20;
const MOST_REQUESTS = 2000;

test(
  "a stop under load answers every request that arrived",
  { tag: "@postgres" },
  async ({ server }) => {
    await server.restart();
    const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const outcomes = new Map<string, number>();
    const ask = () =>
      new Promise<string>((resolve) => {
        const request = http.request(
          `${server.url}/api/v1/teams`,
          { agent, headers: { authorization: `Bearer ${server.token}` } },
          (response) => {
            response
              .resume()
              .once("end", () => resolve(String(response.statusCode)))
              .once("error", () => resolve("cut off"));
          },
        );
        request.once("error", (error: NodeJS.ErrnoException) =>
          resolve(error.code === "ECONNREFUSED" ? "not listening" : `failed ${error.code ?? ""}`),
        );
        request.end();
      });
    let asked = 0;
    let stopped: Promise<number | null> | undefined;
    const lane = async () => {
      while (asked < MOST_REQUESTS) {
        asked += 1;
        const outcome = await ask();
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        if (outcome === "not listening") return;
        if (asked > CONNECTIONS * 10) stopped ??= server.stop();
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, lane));
    agent.destroy();
    expect(await stopped).toBe(143);
    expect([...outcomes.keys()].sort(), JSON.stringify(Object.fromEntries(outcomes))).toEqual([
      "200",
      "not listening",
    ]);
    expect(server.logs()).toContain('"event":"stopped"');
    await server.restart();
  },
);
