import { expect, it, vi } from "vitest";
import { peerAddress } from "./peer-address";
import { behind } from "./testing/behind";

const claims = { "x-forwarded-for": "6.6.6.6", "x-forwarded-host": "evil.example" };

async function seen(): Promise<unknown> {
  const { ask, close } = await behind(peerAddress, ({ headers }) =>
    JSON.stringify([headers["x-forwarded-for"], headers["x-forwarded-host"]]),
  );
  const answer = await ask({ headers: claims });
  await close();
  return JSON.parse(answer);
}

it("an address is the peer's, whatever a client claims, without a trusted proxy", async () => {
  expect(await seen()).toEqual(["127.0.0.1", null]);
});

it("what a trusted proxy says stays as it says it", async () => {
  vi.stubEnv("BURNLINE_TRUST_PROXY", "1");
  expect(await seen()).toEqual(["6.6.6.6", "evil.example"]);
});
