import { createServer, request } from "node:http";
import { expect, it } from "vitest";
import { fetchableMethod } from "./fetchable-method";
import { inOrder } from "./middleware";

it("a method that no Request can have becomes one that it can, and all others stay", async () => {
  const server = createServer(
    inOrder([fetchableMethod], (incoming, answer) => answer.end(incoming.method)),
  );
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const seen = (method: string) =>
    new Promise<string>((resolve) => {
      request({ port, host: "127.0.0.1", method }, (answer) =>
        answer.on("data", (chunk: Buffer) => resolve(chunk.toString())),
      ).end();
    });
  const given = await seen("TRACE");
  expect(given).toBe("UNSUPPORTED");
  expect(new Request("http://localhost", { method: given }).method).toBe(given);
  expect(await seen("PROPFIND")).toBe("PROPFIND");
  expect(await seen("PATCH")).toBe("PATCH");
  server.close();
});
