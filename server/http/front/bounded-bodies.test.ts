import { createServer, request, type IncomingMessage, type Server } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boundedBodies } from "./bounded-bodies";
import { inOrder } from "./middleware";

const BOUNDARY = "xYz";
const part = (name: string, value = "") =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const multipart = (parts: readonly string[]) => `${parts.join("")}--${BOUNDARY}--\r\n`;
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

let server: Server;
let port = 0;

/** Echoes what reaches it; answers early, with the first of the body, below /early. */
function echo(incoming: IncomingMessage, answer: { end: (text: string) => void }): void {
  if (incoming.url?.endsWith("/cancelled")) void cancelling(incoming, answer);
  else if (incoming.url?.endsWith("/early")) {
    incoming.once("data", () => {
      incoming.pause();
      answer.end("early");
    });
  } else if (incoming.method === "GET") answer.end("got");
  else {
    const chunks: Buffer[] = [];
    incoming
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () =>
        answer.end(
          `${incoming.method} ${incoming.headers["content-type"]} ${Buffer.concat(chunks).toString()}`,
        ),
      );
  }
}

beforeAll(async () => {
  server = createServer(inOrder([boundedBodies], (incoming, answer) => echo(incoming, answer)));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function send(
  type: string,
  body: string | Buffer,
  path = "/sign-in",
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port, host: "127.0.0.1", path, method: "POST", headers: { "content-type": type } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer
          .on("data", (chunk: Buffer) => chunks.push(chunk))
          .on("end", () =>
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
      },
    );
    sent.on("error", reject).end(body);
  });
}

/** What comes back for bytes sent as they are, on one connection. */
function exchange(
  parts: readonly string[],
  ms: number,
): Promise<{ statuses: string[]; closed: boolean }> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    const finish = (closed: boolean) => {
      socket.destroy();
      resolve({
        statuses: [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status ?? ""),
        closed,
      });
    };
    socket
      .on("data", (chunk: Buffer) => (text += chunk.toString()))
      .on("close", () => finish(true))
      .on("error", () => undefined);
    for (const bytes of parts) socket.write(bytes);
    setTimeout(() => finish(false), ms);
  });
}

describe("a body that is handed on", () => {
  it("arrives as it was sent", async () => {
    const body = multipart([
      part("name", "Ä\u0000b"),
      part("services", "a"),
      part("services", "b"),
    ]);
    expect(await send(TYPE, body)).toEqual({ status: 200, text: `POST ${TYPE} ${body}` });
    expect(await send("text/plain;charset=UTF-8", '["$K1",{"a":[1]}]')).toMatchObject({
      status: 200,
      text: expect.stringContaining('["$K1",{"a":[1]}]') as string,
    });
  });

  it.each([
    "/api/v1/measurements",
    "/api/v1/alertmanager/key",
    "/v2/enqueue",
    "/v2/change/enqueue",
  ])("is left to %s, which reads it within its own bounds", async (path) => {
    expect(await send("application/json", "[".repeat(2_000_000), path)).toMatchObject({
      status: 200,
    });
  });

  it.each(["/v2/enqueuex", "/v2/changes/enqueue"])(
    "is judged at %s, where nothing is",
    async (path) => {
      expect(await send("application/json", "[".repeat(2_000_000), path)).toMatchObject({
        status: 413,
      });
    },
  );
});

describe("a body that nothing may read", () => {
  it.each([
    [
      "11,000 fields of one name",
      TYPE,
      multipart(Array.from({ length: 11_000 }, () => part("a"))),
      400,
      "more than 200 fields",
    ],
    [
      "201 fields",
      TYPE,
      multipart(Array.from({ length: 201 }, (_, index) => part(`f${index}`))),
      400,
      "more than 200 fields",
    ],
    [
      "101 fields of one name",
      TYPE,
      multipart(Array.from({ length: 101 }, () => part("toString"))),
      400,
      '"toString" more than 100 times',
    ],
    [
      "over a megabyte",
      TYPE,
      multipart([part("a", "x".repeat(1_100_000))]),
      413,
      "longer than 1,048,576 bytes",
    ],
    ["a form that ends early", TYPE, part("a", "x"), 400, "The form is damaged"],
    ["a form without a boundary", "multipart/form-data", "x", 400, "The form is damaged"],
    ["no form at all", TYPE, "nonsense", 400, "The form is damaged"],
    [
      "a part without a name",
      TYPE,
      multipart([part("a").replace('; name="a"', "")]),
      400,
      "The form is damaged",
    ],
    [
      "a head of 150,000 lines",
      TYPE,
      `--${BOUNDARY}\r\n${"x: y\r\n".repeat(150_000)}--${BOUNDARY}--`,
      400,
      "The form is damaged",
    ],
    [
      "a nest of a million lists",
      "text/plain;charset=UTF-8",
      "[".repeat(1_000_000),
      400,
      "deeper than 50 levels",
    ],
    [
      "30,000 pairs",
      "application/x-www-form-urlencoded",
      "a=1&".repeat(30_000),
      400,
      "more than 200 fields",
    ],
  ])("%s", async (_what, type, body, status, text) => {
    expect(await send(type, body)).toEqual({ status, text: expect.stringContaining(text) });
  });

  it("to sign in with is a problem of the API's kind", async () => {
    const { status, text } = await send(
      "application/json",
      "x".repeat(70_000),
      "/api/auth/callback/credentials",
    );
    expect([status, JSON.parse(text)]).toMatchObject([
      413,
      { status: 413, detail: expect.stringContaining("65,536") },
    ]);
  });
});

async function cancelling(
  incoming: IncomingMessage,
  answer: { end: (text: string) => void },
): Promise<void> {
  const reader = (Readable.toWeb(incoming) as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  await reader.cancel();
  answer.end("cancelled");
}

describe("after an answer that came before its body was read", () => {
  const head = (path: string, more: string) =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: text/csv\r\n${more}\r\n\r\n`;
  const NEXT = "GET /next HTTP/1.1\r\nhost: x\r\n\r\n";
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
  const rest = "x".repeat(700_000);

  it.each([
    ["with a length", [head("/api/v1/early", `content-length: ${rest.length}`), rest, NEXT]],
    [
      "in chunks",
      [
        head("/api/v1/early", "transfer-encoding: chunked"),
        chunk(rest),
        chunk(rest),
        "0\r\n\r\n",
        NEXT,
      ],
    ],
  ])("%s, the connection answers the next request", async (_how, parts) => {
    expect(await exchange(parts, 1500)).toEqual({ statuses: ["200", "200"], closed: false });
  });

  it("of which the reader was cancelled, the connection ends", async () => {
    expect(
      await exchange(
        [head("/api/v1/cancelled", `content-length: ${rest.length}`), rest, NEXT],
        1500,
      ),
    ).toEqual({ statuses: ["200"], closed: true });
  });

  it("that never ends, the connection ends", async () => {
    expect(await exchange([head("/api/v1/early", "content-length: 1000000"), "x"], 4000)).toEqual({
      statuses: ["200"],
      closed: true,
    });
  });
});
