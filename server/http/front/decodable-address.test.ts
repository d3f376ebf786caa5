import { expect, it } from "vitest";
import { decodableAddress } from "./decodable-address";
import { behind } from "./testing/behind";

it("an address that does not decode, or a page's with NUL, leads to one that nothing is at; all others stay as they were sent", async () => {
  const { ask, close } = await behind(decodableAddress, ({ url }) => url);
  const seen = (path: string) => ask({ path });
  expect(await seen("/api/v1/teams/%ff")).toBe("/api/malformed-address");
  expect(await seen("/teams/%e0%a4%a")).toBe("/malformed-address");
  expect(await seen("/teams/%C3%A9?q=%ff")).toBe("/teams/%C3%A9?q=%ff");
  expect(await seen("/services/a%00b")).toBe("/malformed-address");
  expect(await seen("/api/v1/teams/%00")).toBe("/api/v1/teams/%00");
  expect(await seen("/services/%2500")).toBe("/services/%2500");
  await close();
});
