import { Agent, request, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createApiToken } from "@/db/people/api-tokens";
import { sliMinutes } from "@/db/schema/measurements";
import { closeStore, read } from "@/db/store/client";
import { freshSlo } from "@/db/testing/fresh-slo";
import { systemActor } from "@/db/testing/fresh-store";
import { keyHash, newApiToken, shownPrefix } from "@/server/auth/random-key";
import { listen, type Misbehaving } from "@/server/outgoing/testing/loopback-server";
import { api } from "../api/app";
import { boundedBodies } from "./bounded-bodies";
import { measurements } from "./measurements";
import { inOrder } from "./middleware";

const PATH = "/api/v1/measurements";
const at = new Date(Date.now() - 60_000);
const one = { service: "payments-service", slo: "slo-0", at: at.toISOString(), good: 9, total: 10 };
const batch = (...rows: object[]) => JSON.stringify({ mode: "replace", measurements: rows });
const token = newApiToken();
const HEADERS = { authorization: `Bearer ${token}`, "content-type": "application/json" };
/** One connection: what one call leaves on it stands before the next. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let server: Misbehaving;

beforeAll(async () => {
  server = await listen(
    inOrder([boundedBodies, measurements], (_, answer) => answer.end("handed on")),
  );
});
beforeEach(async () => {
  await freshSlo();
  const hash = keyHash(token);
  const made = { name: "sender", scopes: ["measure" as const], teamId: null, expiresAt: null };
  await createApiToken(systemActor, { ...made, prefix: shownPrefix(token), hash }, at);
});
afterAll(async () => {
  agent.destroy();
  await server.close();
  await closeStore();
});

type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string };

function send({ method = "POST", path = PATH, headers = HEADERS, body }: Asked) {
  return new Promise<{ status: number | undefined; type: string | undefined; text: string }>(
    (resolve, reject) => {
      const options = { agent, port: server.port, host: "127.0.0.1", method, path, headers };
      const take = (answer: IncomingMessage) => {
        const chunks: Buffer[] = [];
        answer
          .on("data", (chunk: Buffer) => chunks.push(chunk))
          .on("end", () =>
            resolve({
              status: answer.statusCode,
              type: answer.headers["content-type"],
              text: Buffer.concat(chunks).toString(),
            }),
          );
      };
      request(options, take).on("error", reject).end(body);
    },
  );
}

async function fromRoute(headers: Record<string, string>, body: string) {
  const answer = await api.POST(
    new Request(`http://localhost${PATH}`, { method: "POST", headers, body }),
  );
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    text: await answer.text(),
  };
}

const stored = () =>
  read().select({ bad: sliMinutes.bad, total: sliMinutes.total }).from(sliMinutes);

describe("measurements before Next", () => {
  it("are stored when they are answered", async () => {
    expect(await send({ body: batch(one) })).toEqual({
      status: 200,
      type: "application/json",
      text: '{"accepted":1}',
    });
    expect(await stored()).toEqual([{ bad: 1000, total: 10_000 }]);
  });

  it.each([
    ["a batch", {}, batch(one)],
    ["a batch of two parts", {}, batch(...Array.from({ length: 700 }, () => one))],
    ["nothing", {}, ""],
    ["broken JSON", {}, `${batch(one)},`],
    ["a name with NUL", {}, batch({ ...one, slo: "\0" })],
    ["an unknown SLO", {}, batch(one, { ...one, slo: "none" })],
    ["a field too many", {}, batch({ ...one, colour: "red" })],
    ["another media type", { "content-type": "text/plain" }, batch(one)],
    ["no token", { authorization: "Bearer bl_none" }, batch(one)],
    ["an odd key", { "idempotency-key": "a b" }, batch(one)],
  ])("are answered like the API's route answers %s", async (_, headers, body) => {
    const sent = { ...HEADERS, ...headers };
    expect(await send({ headers: sent, body })).toEqual(await fromRoute(sent, body));
  });

  it("leave the connection to the next call where one is refused unread", async () => {
    const long = batch(...Array.from({ length: 3000 }, () => one));
    expect(await send({ headers: {}, body: long })).toMatchObject({ status: 401 });
    expect(await send({ body: batch(one) })).toMatchObject({ status: 200 });
  });

  it("say that the connection ends where one is refused whose rest does not come", async () => {
    const headers = { ...HEADERS, authorization: "Bearer bl_unknown", "content-length": "100" };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { agent, port: server.port, host: "127.0.0.1", method: "POST", path: PATH };
      const sent = request({ ...options, headers }, resolve).on("error", reject);
      sent.write("{");
    });
    expect([answer.statusCode, answer.headers.connection]).toEqual([401, "close"]);
    answer.destroy();
  });

  it("leave the connection to the next call where one turns out too long while it is read", async () => {
    const headers = { ...HEADERS, "transfer-encoding": "chunked" };
    const long = " ".repeat(17 * 1024 * 1024);
    expect(await send({ headers, body: long })).toMatchObject({ status: 413 });
    expect(await send({ body: batch(one) })).toMatchObject({ status: 200 });
  });

  it.each([
    ["another method", { method: "PUT", body: batch(one) }],
    ["another address", { path: `${PATH}/import`, body: batch(one) }],
    ["a query", { path: `${PATH}?dry=1`, body: batch(one) }],
    ["what only asks", { method: "GET" }],
  ])("hand on %s", async (_, asked) => {
    expect(await send(asked)).toMatchObject({ text: "handed on" });
    expect(await stored()).toEqual([]);
  });
});
