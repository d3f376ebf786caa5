import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { metrics } from "@/server/metrics/metrics";
import { front } from "./front";

const TEXT = "a page that is long enough to be worth compressing ".repeat(100);
let stopping = false;
const reached: string[] = [];
const server = createServer(
  front(
    (incoming, answer) => {
      reached.push(incoming.url ?? "");
      answer.setHeader("content-type", "text/html");
      answer.end(TEXT);
    },
    () => stopping,
  ),
);

beforeAll(() => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)));
afterAll(() => void server.close());

type Asked = { method?: string; headers?: Record<string, string>; body?: string };

function ask(path: string, { method = "GET", headers = {}, body }: Asked = {}) {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ answer: IncomingMessage; body: Buffer }>((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () => resolve({ answer, body: Buffer.concat(chunks) }));
    });
    asked.on("error", reject).end(body);
  });
}

const SAFE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
};

it("whether the process lives is answered without asking anything behind the front", async () => {
  reached.length = 0;
  const { answer, body } = await ask("/healthz?from=probe");
  expect([answer.statusCode, body.toString()]).toEqual([200, '{"status":"ok"}']);
  expect(answer.headers).toMatchObject({ ...SAFE, "cache-control": "no-store" });
  const refused = await ask("/healthz", { method: "POST" });
  expect([refused.answer.statusCode, refused.answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  expect(reached).toEqual([]);
  await ask("/healthz/more");
  expect(reached).toEqual(["/healthz/more"]);
});

it("a page is compressed for whoever takes it so, and for nobody else", async () => {
  const packed = await ask("/", { headers: { "accept-encoding": "gzip" } });
  expect(packed.answer.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(packed.body).toString()).toBe(TEXT);
  expect((await ask("/")).body.toString()).toBe(TEXT);
});

it("an answer of the front itself has the headers of every answer", async () => {
  const { answer } = await ask("/sign-in", {
    method: "POST",
    headers: { "content-type": "multipart/form-data" },
    body: "damaged",
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.headers).toMatchObject(SAFE);
});

it("every request is counted, also what the front answers", async () => {
  const { registry } = metrics();
  registry.resetMetrics();
  await ask("/healthz");
  await ask("/services");
  const text = await registry.metrics();
  expect(text).toContain('burnline_http_requests_total{route="probe",method="GET",code="200"} 1');
  expect(text).toContain('burnline_http_requests_total{route="page",method="GET",code="200"} 1');
  expect(text).toContain("burnline_http_requests_in_flight 0");
});

it("once nobody new is let in, an answer ends its connection", async () => {
  const agentHeaders = { connection: "keep-alive" };
  expect((await ask("/", { headers: agentHeaders })).answer.headers.connection).toBe("keep-alive");
  stopping = true;
  expect((await ask("/", { headers: agentHeaders })).answer.headers.connection).toBe("close");
  stopping = false;
});
