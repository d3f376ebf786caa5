import { Agent, request } from "node:http";
import { connect } from "node:net";
import { apiClient } from "./support/api-client";
import { isDeep } from "./support/depth";
import { expect, test } from "./support/fixtures";
import { fuzzRequest, type FuzzRequest } from "./fuzz/requests";
import { makingAs } from "./support/making";
import type { Places } from "./support/noun";
import { NOUNS, ofAll, together } from "./support/nouns";
import { adminCookieOf } from "./support/people";
import { seededRandom } from "./support/random";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? (isDeep ? 100_000 : 2000));
/** Another one every day, and the same for everyone on that day. */
const SEED = Number(
  process.env.FUZZ_SEED ?? new Date().toISOString().slice(0, 10).replaceAll("-", ""),
);
/** So many meet each status of each address for sure. */
const MANY = 20_000;
const AT_ONCE = 24;
const RENEW_EVERY = 250;

/** What no client library would send. */
const RAW = [
  "GET /api/v1/teams HTTP/1.1\r\n\r\n",
  "GET /api/v1/te ams HTTP/1.1\r\nhost: x\r\n\r\n",
  "POST /api/v1/measurements HTTP/1.1\r\nhost: x\r\ncontent-length: abc\r\n\r\n",
  "POST /api/v1/measurements HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n",
  "GET http://[::1/api/v1/teams HTTP/1.1\r\nhost: x\r\n\r\n",
  "GET //api/v1/teams HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
  "TRACE /api/v1/teams HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
  "CONNECT /api/v1/teams HTTP/1.1\r\nhost: x\r\n\r\n",
  "GET /api/v1/teams HTTP/1.1\r\nhost: \r\nconnection: close\r\n\r\n",
  "GET /api/v1/teams HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n",
  "GET /api/v1/teams HTTP/1.1\r\nhost: x\r\nx: \u0001\r\n\r\n",
  "PUT /api/v1/teams/a HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{",
  "\u0000\u0001\u0002",
];

test(
  "no request, however odd, is answered with 500",
  { tag: "@postgres" },
  async ({ server, unique, database }) => {
    test.setTimeout(isDeep ? 7_200_000 : 180_000);
    process.stdout.write(
      `Again with FUZZ_SEED=${String(SEED)} FUZZ_REQUESTS=${String(REQUESTS)}\n`,
    );
    const total = database === "postgres" ? Math.ceil(REQUESTS / 10) : REQUESTS;
    const random = seededRandom(SEED);
    const call = apiClient(server);
    const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
    const cookie = await adminCookieOf(server);
    const kept = ofAll(({ fuzz }) => fuzz.names(unique));
    const given = ofAll(({ fuzz }) => fuzz.names(unique));
    const statuses = new Map<number, number>();
    /** How often each of what only pages read gave each status. */
    const ofPages = new Map<string, number>();
    const failures: unknown[] = [];

    async function renew(places: Places): Promise<void> {
      for (const { noun } of NOUNS) await noun.fuzz.renew(call, places);
    }

    async function attempt(fuzz: FuzzRequest): Promise<void> {
      const { status, text } = await sent(server.url, agent, fuzz);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const page = /^\/api\/palette|\/history(?=\?|$)/.exec(fuzz.path)?.[0];
      if (page)
        ofPages.set(
          `${page} ${String(status)}`,
          (ofPages.get(`${page} ${String(status)}`) ?? 0) + 1,
        );
      if (status >= 500)
        failures.push({
          status,
          text: text.slice(0, 300),
          ...fuzz,
          body: fuzz.body?.toString("latin1").slice(0, 400),
        });
    }

    await renew(kept);
    const making = makingAs(server, cookie);
    const numbers = together(
      await Promise.all(NOUNS.map(({ noun }) => noun.fuzz.number(making, kept))),
    );
    const names = { ...given, ...numbers };
    const access = { token: server.token, cookie, kept: { ...kept, ...numbers } };
    for (let done = 0; done < total; done += RENEW_EVERY) {
      await renew(names);
      const batch = Array.from({ length: Math.min(RENEW_EVERY, total - done) }, () =>
        fuzzRequest(random, names, access),
      );
      const workers = Array.from({ length: AT_ONCE }, async (_, lane) => {
        for (let index = lane; index < batch.length; index += AT_ONCE) {
          const fuzz = batch[index];
          if (fuzz) await attempt(fuzz);
        }
      });
      await Promise.all(workers);
    }
    agent.destroy();
    for (const { text, first } of await Promise.all(
      RAW.map(async (raw) => ({ text: raw, first: await rawAnswer(server.url, raw) })),
    )) {
      if (/^HTTP\/1\.1 5/.test(first)) failures.push({ raw: text, first });
    }

    expect(failures).toEqual([]);
    expect(server.logs()).not.toContain('"event":"bug"');
    // The fuzz must come past the checks often enough to mean something.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(total / 10);
    if (total > MANY / 10) expect(statuses.get(201) ?? 0).toBeGreaterThan(0);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(total / 5);
    for (const page of total >= MANY ? ["/api/palette", "/history"] : []) {
      for (const status of [200, 400, 401, 405])
        expect(
          ofPages.get(`${page} ${String(status)}`) ?? 0,
          `${page} answered ${String(status)}`,
        ).toBeGreaterThan(0);
    }
    await renew(names);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  },
);

function sent(
  base: string,
  agent: Agent,
  { method, path, headers, body }: FuzzRequest,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(base),
      {
        agent,
        method,
        path,
        headers: { ...headers, ...(body ? { "content-length": String(body.length) } : {}) },
        timeout: 30_000,
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
        response.on("error", reject);
      },
    );
    outgoing.on("timeout", () =>
      outgoing.destroy(new Error(`${method} ${path} was not answered in 30 s`)),
    );
    outgoing.on("upgrade", (_response, socket) => {
      socket.destroy();
      resolve({ status: 101, text: "" });
    });
    // A server may close the connection of a body that it will not read.
    outgoing.on("error", (error: NodeJS.ErrnoException) =>
      ["ECONNRESET", "EPIPE"].includes(error.code ?? "")
        ? resolve({ status: 0, text: "" })
        : reject(error),
    );
    outgoing.end(body ?? undefined);
  });
}

/** The first line of the answer, empty where the server just hangs up or waits for more. */
function rawAnswer(base: string, text: string): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = "";
    const finish = () => {
      socket.destroy();
      resolve(received.split("\r\n")[0] ?? "");
    };
    socket.setTimeout(1500, finish);
    socket.on("data", (part) => {
      received += part.toString();
      if (received.includes("\r\n")) finish();
    });
    socket.on("error", finish);
    socket.on("close", finish);
  });
}
