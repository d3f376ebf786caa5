import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { closeStore } from "@/db/store/client";
import { startSession } from "@/db/people/sessions";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { person } from "@/db/testing/persons";
import { keyHash } from "@/server/auth/random-key";
import { sessionCookieName, sessionToken } from "@/server/auth/session-cookie";
import { sessionHandler } from "./session-handler";

const KEY = "the key of a session";
let cookie: string;

/** The answer to a signed-in person's request of that query. */
async function answerTo(
  search: string,
  act: () => Promise<unknown> = async () => ({ items: [] }),
  headers: Record<string, string> = { cookie },
) {
  const GET = sessionHandler("/things/{thing}", z.strictObject({ q: z.string().default("") }), act);
  const answer = await GET(new Request(`http://burnline.test/things/a${search}`, { headers }), {
    params: Promise.resolve({ thing: "a" }),
  });
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    retryAfter: answer.headers.get("retry-after"),
    body: (await answer.json()) as unknown,
  };
}

describe("what a page of ours reads", () => {
  beforeEach(async () => {
    await freshStore();
    vi.stubEnv("BURNLINE_SECRET", "a secret of the tests, long enough");
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
    const { userId } = await person("Ada");
    await startSession(
      systemActor,
      { userId, keyHash: keyHash(KEY), address: null, userAgent: null },
      new Date(),
    );
    cookie = `${sessionCookieName()}=${await sessionToken(KEY)}`;
  });
  afterAll(closeStore);

  it("is answered to who is signed in, and to nobody else", async () => {
    expect(await answerTo("?q=x")).toMatchObject({
      status: 200,
      type: "application/json",
      body: { items: [] },
    });
    for (const headers of [
      {},
      { cookie: `${sessionCookieName()}=forged` },
      { authorization: "Bearer bl_unknown" },
    ]) {
      expect(await answerTo("", undefined, headers)).toMatchObject({
        status: 401,
        type: "application/problem+json",
      });
    }
    // A proxy in front may ask for a password of its own.
    expect(await answerTo("", undefined, { cookie, authorization: "Basic YTpi" })).toMatchObject({
      status: 200,
    });
  });

  it("refuses a field of the query that it does not know, by name", async () => {
    expect(await answerTo("?colour=red")).toMatchObject({
      status: 400,
      type: "application/problem+json",
      body: { errors: [{ path: "colour" }] },
    });
  });

  it("says when to try again while the store cannot answer", async () => {
    const busy = async () =>
      Promise.reject(Object.assign(new Error("no"), { code: "SQLITE_BUSY" }));
    expect(await answerTo("", busy)).toMatchObject({
      status: 503,
      retryAfter: "5",
      type: "application/problem+json",
    });
  });

  it("gives the number of a fault of ours", async () => {
    expect(await answerTo("", async () => Promise.reject(new Error("a bug")))).toMatchObject({
      status: 500,
      body: { id: expect.any(String) as string },
    });
  });
});
