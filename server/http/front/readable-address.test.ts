import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, it } from "vitest";
import { readableAddress } from "./readable-address";
import { behind } from "./testing/behind";

it("an address that does not decode, or a page's with NUL, leads to one that nothing is at; all others stay as they were sent", async () => {
  const { ask, close } = await behind(readableAddress, ({ url }) => url);
  const seen = (path: string) => ask({ path });
  expect(await seen("/api/v1/teams/%ff")).toBe("/api/malformed-address");
  expect(await seen("/teams/%e0%a4%a")).toBe("/malformed-address");
  expect(await seen("/teams/%C3%A9?q=%ff")).toBe("/teams/%C3%A9?q=%ff");
  expect(await seen("/services/a%00b")).toBe("/malformed-address");
  expect(await seen("/api/v1/teams/%00")).toBe("/api/v1/teams/%00");
  expect(await seen("/services/%2500")).toBe("/services/%2500");
  await close();
});

function pathSeen(url: string): string | undefined {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url });
  let seen: string | undefined;
  readableAddress(request, new ServerResponse(request), (handed) => (seen = handed.url));
  return seen;
}

it.each([
  ["http://burnline.example/slos?q=a%2Fb", "/slos?q=a%2Fb"],
  ["http://burnline.example", "/"],
  ["https://burnline.example:8443/healthz", "/healthz"],
  ["http://burnline.example/api/v1/teams/%ff", "/api/malformed-address"],
  ["*", "/malformed-address"],
  ["burnline.example:443", "/malformed-address"],
  ["/slos?next=http://burnline.example", "/slos?next=http://burnline.example"],
])("a request for %s is one for %s", (url, path) => {
  expect(pathSeen(url)).toBe(path);
});
