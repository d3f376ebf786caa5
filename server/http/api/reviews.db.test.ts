import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { createApiToken } from "@/db/people/api-tokens";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { NOON, person, teamNamed } from "@/db/testing/persons";
import { keyHash } from "@/server/auth/random-key";
import { api } from "./app";

const tokenOf = (name: string) => `bl_${name.repeat(20)}`;

function review(name: string): Promise<Response> {
  const request = new Request("http://burnline.test/api/v1/reviews", {
    method: "POST",
    headers: { authorization: `Bearer ${tokenOf(name)}`, "content-type": "application/json" },
    body: JSON.stringify({ files: [{ path: "a.go", text: "package a" }] }),
  });
  return api.POST(request);
}

beforeEach(async () => {
  await freshCheckout(NOON);
  vi.stubEnv("BURNLINE_URL", "http://burnline.test");
  const mia = await person("Mia", { payments: "manager" });
  for (const name of ["A1", "B2"]) {
    const [prefix, hash] = [`bl_${name}`, keyHash(tokenOf(name))];
    const teamId = await teamNamed("payments");
    await createApiToken(
      mia,
      { name, scopes: ["read"], teamId, prefix, hash, expiresAt: null },
      NOON,
    );
  }
});
afterAll(closeStore);

it("lets one token wait for four reviews at most, and others meanwhile", async () => {
  const asked = await Promise.all([...Array.from({ length: 9 }, () => review("A1")), review("B2")]);
  const other = asked.pop();
  expect(asked.map(({ status }) => status).sort()).toEqual([
    ...Array.from({ length: 4 }, () => 200),
    ...Array.from({ length: 5 }, () => 503),
  ]);
  expect(asked.find(({ status }) => status === 503)?.headers.get("retry-after")).toBe("1");
  expect(other?.status).toBe(200);
});
