import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { guardedFetch, type OutgoingRequest } from "./guarded-fetch";
import { parseNetworks } from "./networks";
import { listen, type Misbehaving } from "./testing/loopback-server";

const open = { allowed: parseNetworks("private"), variable: "BURNLINE_SOURCE_NETWORKS" };
const closed = { allowed: parseNetworks(""), variable: "BURNLINE_SOURCE_NETWORKS" };
const request = (changes: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: "GET",
  headers: {},
  to: open,
  maxBytes: 1000,
  signal: new AbortController().signal,
  ...changes,
});

let server: Misbehaving | undefined;
const serve = async (answer: RequestListener): Promise<Misbehaving> =>
  (server = await listen(answer));
afterEach(async () => {
  await server?.close();
  server = undefined;
});

describe("a guarded request", () => {
  it("returns any answer, also a 500", async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(500, { "x-why": "test" }).end("broken"),
    );
    expect(await guardedFetch(url, request())).toMatchObject({
      status: 500,
      body: "broken",
      headers: { "x-why": "test" },
    });
  });

  it("does not follow a redirect, least of all to a metadata service", async () => {
    const { url, asked } = await serve((_, response) =>
      response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
    );
    expect((await guardedFetch(url, request())).status).toBe(302);
    expect(asked).toHaveLength(1);
  });

  it.each([
    "http://127.0.0.1",
    "http://0x7f.1",
    "http://2130706433",
    "http://[::ffff:127.0.0.1]",
    "http://[::1]",
    "http://localhost",
  ])("refuses %s where no allowlist names it, and says which variable would", async (host) => {
    const { port, asked } = await serve((_, response) => response.end());
    await expect(guardedFetch(`${host}:${port}/`, request({ to: closed }))).rejects.toThrow(
      "BURNLINE_SOURCE_NETWORKS",
    );
    expect(asked).toEqual([]);
  });

  it.each([
    "http://169.254.169.254/",
    "http://[fd00:ec2::254]/",
    "http://[::ffff:169.254.169.254]/",
    "http://0.0.0.0/",
  ])("never asks %s", async (url) => {
    await expect(guardedFetch(url, request())).rejects.toThrow("never asks");
  });

  it.each(["ftp://example.org/", "file:///etc/passwd"])("refuses %s", async (url) => {
    await expect(guardedFetch(url, request())).rejects.toThrow("Only http and https");
  });

  it("stops reading an answer that is too large", async () => {
    const { url } = await serve((_, response) => response.end("x".repeat(5000)));
    await expect(guardedFetch(url, request())).rejects.toMatchObject({
      message: expect.stringContaining("larger than") as string,
      transient: false,
    });
  });

  it("gives up on a server that accepts and never answers", async () => {
    const { url } = await serve(() => undefined);
    await expect(
      guardedFetch(url, request({ signal: AbortSignal.timeout(50) })),
    ).rejects.toMatchObject({ message: "127.0.0.1 did not answer in time.", transient: true });
  });

  it("gives up on a server that stops in the middle of its answer", async () => {
    const { url } = await serve((_, response) => response.writeHead(200).write("{"));
    await expect(
      guardedFetch(url, request({ signal: AbortSignal.timeout(50) })),
    ).rejects.toMatchObject({ transient: true });
  });

  it("says that a name does not resolve, for the one caller who asked", async () => {
    await expect(guardedFetch("http://no-such-host.invalid/", request())).rejects.toMatchObject({
      message: expect.stringMatching(
        /^no-such-host\.invalid (is not known|could not be looked up)/,
      ) as string,
      transient: true,
    });
  }, 30_000);

  it("says in words that a connection was cut", async () => {
    const { url } = await serve((_, response) => response.destroy());
    await expect(guardedFetch(url, request())).rejects.toMatchObject({
      message: "127.0.0.1 closed the connection.",
      transient: true,
    });
  });

  it("says in words that nobody listens", async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    await expect(guardedFetch(gone.url, request())).rejects.toMatchObject({
      message: "127.0.0.1 refuses connections.",
      transient: true,
    });
  });
});
