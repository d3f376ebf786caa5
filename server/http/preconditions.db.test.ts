import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { startSession } from "@/db/people/sessions";
import { getService } from "@/db/services/find";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { person, teamNamed } from "@/db/testing/persons";
import { keyHash } from "@/server/auth/random-key";
import { sessionCookieName, sessionToken } from "@/server/auth/session-cookie";
import { api } from "./api/app";

const KEY = "the key of a session";
let cookie: string;

async function call(
  method: "GET" | "PUT" | "DELETE",
  name: string,
  { slug = "checkout", ifMatch }: { slug?: string; ifMatch?: string } = {},
) {
  const headers = new Headers({
    cookie,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  });
  if (ifMatch !== undefined) headers.set("if-match", ifMatch);
  const body = method === "PUT" ? JSON.stringify({ name, team: "payments" }) : null;
  const request = new Request(`http://burnline.test/api/v1/services/${slug}`, {
    method,
    headers,
    body,
  });
  const answer = await api[method](request);
  return { status: answer.status, etag: answer.headers.get("etag") ?? "" };
}

const nameNow = async (): Promise<string> => (await getService(systemActor, "checkout")).name;

describe("a change under If-Match", () => {
  beforeEach(async () => {
    await freshStore();
    vi.stubEnv("BURNLINE_SECRET", "a secret of the tests, long enough");
    await teamNamed("payments");
    const { userId } = await person("Ada", { payments: "manager" });
    await startSession(
      systemActor,
      { userId, keyHash: keyHash(KEY), address: null, userAgent: null },
      new Date(),
    );
    cookie = `${sessionCookieName()}=${await sessionToken(KEY)}`;
    expect((await call("PUT", "Checkout")).status).toBe(201);
  });
  afterAll(closeStore);

  it("is made while nobody has changed the thing, and refused with 412 afterwards", async () => {
    const { etag } = await call("GET", "");
    expect((await call("GET", "")).etag).toBe(etag);
    expect((await call("PUT", "Tills", { ifMatch: `"other", ${etag}` })).status).toBe(200);
    expect((await call("PUT", "Mine", { ifMatch: etag })).status).toBe(412);
    expect((await call("DELETE", "", { ifMatch: etag })).status).toBe(412);
    expect(await nameNow()).toBe("Tills");
    expect((await call("PUT", "Without", {})).status).toBe(200);
    const { etag: newest } = await call("GET", "");
    expect((await call("DELETE", "", { ifMatch: newest })).status).toBe(204);
  });

  it("is made for one of many that start from the same state", async () => {
    const { etag } = await call("GET", "");
    const names = Array.from({ length: 12 }, (_, index) => `By ${index}`);
    const statuses = await Promise.all(
      names.map(async (name) => (await call("PUT", name, { ifMatch: etag })).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(11);
    expect(await nameNow()).toBe(names[statuses.indexOf(200)]);
  });

  it("makes nothing that is not there, also under any tag", async () => {
    for (const ifMatch of ["*", '"a"'])
      expect((await call("PUT", "New", { slug: "ledger", ifMatch })).status).toBe(412);
    expect((await call("PUT", "New", { slug: "ledger" })).status).toBe(201);
  });
});
