import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inOrder } from "./middleware";
import { peerAddress } from "./peer-address";

const server = createServer(
  inOrder([peerAddress], ({ headers }, answer) =>
    answer.end(JSON.stringify([headers["x-forwarded-for"], headers["x-forwarded-host"]])),
  ),
);
const claims = { "x-forwarded-for": "6.6.6.6", "x-forwarded-host": "evil.example" };

beforeEach(() => new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening)));
afterEach(() => void server.close());

const seen = () =>
  new Promise<unknown>((resolve) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: "127.0.0.1", headers: claims }, (answer) =>
      answer.on("data", (chunk: Buffer) => resolve(JSON.parse(chunk.toString()))),
    ).end();
  });

it("an address is the peer's, whatever a client claims, without a trusted proxy", async () => {
  expect(await seen()).toEqual(["127.0.0.1", null]);
});

it("what a trusted proxy says stays as it says it", async () => {
  vi.stubEnv("BURNLINE_TRUST_PROXY", "1");
  expect(await seen()).toEqual(["6.6.6.6", "evil.example"]);
});
