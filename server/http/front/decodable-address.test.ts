import { createServer, request } from "node:http";
import { expect, it } from "vitest";
import { decodableAddress } from "./decodable-address";
import { inOrder } from "./middleware";

it("an address that does not decode, or a page's with NUL, leads to one that nothing is at; all others stay as they were sent", async () => {
  const server = createServer(
    inOrder([decodableAddress], (incoming, answer) => answer.end(incoming.url)),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const seen = (path: string) =>
    new Promise<string>((resolve) => {
      request({ port, host: "127.0.0.1", path }, (answer) =>
        answer.on("data", (chunk: Buffer) => resolve(chunk.toString())),
      ).end();
    });
  expect(await seen("/api/v1/teams/%ff")).toBe("/api/malformed-address");
  expect(await seen("/teams/%e0%a4%a")).toBe("/malformed-address");
  expect(await seen("/teams/%C3%A9?q=%ff")).toBe("/teams/%C3%A9?q=%ff");
  expect(await seen("/services/a%00b")).toBe("/malformed-address");
  expect(await seen("/api/v1/teams/%00")).toBe("/api/v1/teams/%00");
  expect(await seen("/services/%2500")).toBe("/services/%2500");
  server.close();
});
