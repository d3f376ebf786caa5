import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findCallReview, getCallReview } from "@/db/dependencies/find-review";
import { putDependency } from "@/db/dependencies/put";
import { systemActor } from "@/db/testing/fresh-store";
import { foundBy } from "@/lib/reliability/call-review/call-review";
import { createApiToken } from "@/db/people/api-tokens";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { NOON, person, teamNamed } from "@/db/testing/persons";
import { keyHash } from "@/server/auth/random-key";
import { api } from "./app";

const tokenOf = (name: string) => `bl_${name.repeat(20)}`;

const AXIOS = 'import axios from "axios";\nawait axios.get(url);\n';

const post = (path: string, name: string, body: RequestInit): Promise<Response> =>
  api.POST(
    new Request(`http://burnline.test/api/v1/${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokenOf(name)}`, "content-type": "application/json" },
      ...body,
    }),
  );
const reviewOf = (
  name: string,
  query: string,
  files: { path: string; text: string }[],
): Promise<Response> => post(`reviews${query}`, name, { body: JSON.stringify({ files }) });
const review = (name: string, query = "", text = "package a", path = "a.go") =>
  reviewOf(name, query, [{ path, text }]);

/** A body that counts how often it is read, and lasts until it is let go. */
function heldBody() {
  let reads = 0;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const open = (): RequestInit & { duplex: "half" } => ({
    duplex: "half",
    body: new ReadableStream(
      {
        async pull(controller) {
          reads += 1;
          await gate;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    ),
  });
  return { open, release, reads: () => reads };
}

beforeEach(async () => {
  await freshCheckout(NOON);
  vi.stubEnv("BURNLINE_URL", "http://burnline.test");
  const mia = await person("Mia", { payments: "manager" });
  for (const [name, scopes] of [
    ["A1", ["read"]],
    ["B2", ["read"]],
    ["C3", ["write"]],
  ] as const) {
    const [prefix, hash] = [`bl_${name}`, keyHash(tokenOf(name))];
    const teamId = await teamNamed("payments");
    await createApiToken(
      mia,
      { name, scopes: [...scopes], teamId, prefix, hash, expiresAt: null },
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
    ...Array.from({ length: 5 }, () => 429),
  ]);
  expect(asked.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("5");
  expect(other?.status).toBe(200);
});

describe("a review that is saved with a call", () => {
  const TO = "?service=checkout&dependency=payments-db";

  beforeEach(() => putDependency(systemActor, "checkout", "payments-db", {}, NOON));

  it("answers with what it was saved with, and is read there", async () => {
    const answer = await review("C3", TO, AXIOS, "src/a.ts");
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      {
        findings: [{ rule: "R01" }],
        savedWith: { service: "checkout", dependency: "payments-db" },
      },
    ]);
    const { reviewedBy, paths, rules } = await getCallReview(
      systemActor,
      "checkout",
      "payments-db",
    );
    expect([reviewedBy, paths]).toEqual(["C3", ["src/a.ts"]]);
    expect(foundBy({ rules }).map(({ rule, total }) => [rule, total])).toEqual([["R01", 1]]);
  });

  it("is saved as SARIF is answered, too, and by no review that names no call", async () => {
    expect(await (await review("C3", "", AXIOS, "src/a.ts")).json()).toMatchObject({
      savedWith: null,
    });
    expect(await findCallReview(systemActor, "checkout", "payments-db")).toBeNull();
    expect((await review("C3", `${TO}&format=sarif`, AXIOS, "src/a.ts")).status).toBe(200);
    expect(await findCallReview(systemActor, "checkout", "payments-db")).not.toBeNull();
  });

  it.each([
    ["A1", TO, 403, "This needs a token with the write scope."],
    ["C3", "?service=checkout", 400, "Name the dependency that the code calls, too."],
    ["C3", "?dependency=stripe", 400, "Name the service that calls the dependency, too."],
    ["C3", "?service=checkout&dependency=stripe", 404, 'checkout has no dependency "stripe"'],
    ["C3", "?service=nobody&dependency=stripe", 404, 'There is no service "nobody"'],
  ])("is refused to %s for %s: %i", async (name, query, status, text) => {
    const answer = await review(name, query);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(JSON.stringify(text).slice(1, -1));
    expect(await findCallReview(systemActor, "checkout", "payments-db")).toBeNull();
  });

  it("is refused where no file was read, or more was found than is listed", async () => {
    const unread = await review("C3", TO, "puts 1", "a.rb");
    expect([unread.status, await unread.text()]).toEqual([
      400,
      expect.stringContaining("None of the files could be reviewed, so that nothing was saved."),
    ]);
    const text = `import axios from "axios";\n${"await axios.get(url);\n".repeat(100)}`;
    const files = Array.from({ length: 10 }, (_, index) => ({ path: `${index}.ts`, text }));
    const many = await reviewOf("C3", TO, files);
    expect([many.status, await many.text()]).toEqual([
      400,
      expect.stringContaining("Send only the files that make this call."),
    ]);
    expect(await findCallReview(systemActor, "checkout", "payments-db")).toBeNull();
  });
});

it.each(["reviews", "simulations", "dependencies/import"])(
  "reads one body of a token at a time at /%s, and none that it refuses",
  async (path) => {
    const { open, release, reads } = heldBody();
    const answered: number[] = [];
    const asked = Array.from({ length: 20 }, async () => {
      answered.push((await post(path, "A1", open())).status);
    });
    await vi.waitFor(() => expect(answered).toEqual(Array<number>(16).fill(429)));
    await vi.waitFor(() => expect(reads()).toBe(1));
    release();
    await Promise.all(asked);
    expect(answered.filter((status) => status === 429)).toHaveLength(16);
    expect(reads()).toBe(4);
  },
);
