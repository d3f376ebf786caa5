import {
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pageCache } from "./page-cache";

let server: Server;
let rendered: string[];
let epoch: string;
let page: RequestListener;

const html = (nonce: string, text: string): string =>
  `<script nonce="${nonce}">${text}</script><p>${nonce}</p>`;

beforeEach(async () => {
  rendered = [];
  epoch = "1";
  page = (incoming, response) => {
    const nonce = `nonce${rendered.length}`;
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", `script-src 'nonce-${nonce}'; style-src 'self'`);
    response.write(html(nonce, "dä").slice(0, 20));
    response.end(Buffer.from(html(nonce, "dä").slice(20)));
    rendered.push(`${incoming.url} ${incoming.headers.cookie}`);
  };
  server = createServer(
    pageCache(
      (incoming, response) => page(incoming, response),
      async () => epoch,
    ),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
});

afterEach(() => server.close());

type Answer = { status: number | undefined; headers: IncomingMessage["headers"]; body: string };

function get(
  path: string,
  { method = "GET", ...headers }: Record<string, string> = {},
): Promise<Answer> {
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path, method, headers: { cookie: "session=a", ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

const nonceOf = (answer: Answer): string =>
  /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1] ?? "";

describe("pages that are kept", () => {
  it("are rendered once while nothing changes, and answered under a nonce of their own each time", async () => {
    const answers = [
      await get("/slos?sort=name"),
      await get("/slos?sort=name"),
      await get("/slos?sort=name"),
    ];
    expect(rendered).toEqual(["/slos?sort=name session=a"]);
    expect(new Set(answers.map(nonceOf)).size).toBe(3);
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.body).toBe(html(nonceOf(answer), "dä"));
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.headers["content-security-policy"]).toBe(
        `script-src 'nonce-${nonceOf(answer)}'; style-src 'self'`,
      );
    }
  });

  it("are also the list of incidents", async () => {
    for (let times = 0; times < 2; times += 1) await get("/incidents?q=slow");
    expect(rendered).toHaveLength(1);
  });

  it("are rendered anew after a write or a minute", async () => {
    await get("/");
    epoch = "2";
    await get("/");
    await get("/");
    expect(rendered).toHaveLength(2);
  });

  it("are not kept for later when something was written while they were rendered", async () => {
    const render = page;
    page = (incoming, response) => {
      epoch = "2";
      render(incoming, response);
    };
    await get("/");
    page = render;
    await get("/");
    expect(rendered).toHaveLength(2);
  });

  it("belong to one session, one address and one host", async () => {
    for (const [path, headers] of [
      ["/", {}],
      ["/", { cookie: "session=b" }],
      ["/teams", {}],
      ["/teams?page=2", {}],
      ["/", { host: "other.example" }],
    ] as const)
      await get(path, headers);
    expect(rendered).toHaveLength(5);
  });

  it.each([
    ["a page without a session", "/", { cookie: "" }],
    ["a part of a page", "/", { rsc: "1" }],
    ["a form", "/", { method: "POST" }],
    ["a page of settings, which shows more than the store", "/settings/system", {}],
    ["the API", "/api/v1/slos", {}],
    ["an incident, whose page is live", "/incidents/12", {}],
    ["a page whose name only begins like a section", "/teamspace", {}],
  ])("are never %s", async (_what, path, headers) => {
    await get(path, headers);
    await get(path, headers);
    expect(rendered).toHaveLength(2);
  });

  it.each<[string, (response: Parameters<RequestListener>[1]) => void]>([
    ["a redirect", (response) => (response.statusCode = 307)],
    ["an answer that sets a cookie", (response) => response.setHeader("set-cookie", "a=b")],
  ])("are never %s", async (_what, change) => {
    const render = page;
    page = (incoming, response) => {
      change(response);
      render(incoming, response);
    };
    await get("/");
    await get("/");
    expect(rendered).toHaveLength(2);
  });

  it("never stand between a failing store and the page that reports it", async () => {
    const failing = createServer(
      pageCache(
        (_incoming, response) => response.writeHead(503).end(),
        () => Promise.reject(new Error("no store")),
      ),
    );
    await new Promise<void>((listening) => failing.listen(0, "127.0.0.1", listening));
    const working = server;
    server = failing;
    expect((await get("/")).status).toBe(503);
    server = working;
    failing.close();
  });
});
