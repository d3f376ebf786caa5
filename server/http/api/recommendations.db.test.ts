import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { putDependency } from "@/db/dependencies/put";
import { createApiToken } from "@/db/people/api-tokens";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import { NOON, person, teamNamed } from "@/db/testing/persons";
import { keyHash } from "@/server/auth/random-key";
import { serviceNamed } from "@/db/testing/service-named";
import { api } from "./app";

const TOKEN = `bl_${"A1".repeat(20)}`;
const REF = "NO-JITTER.checkout.mail";

async function call(method: "GET" | "POST", path: string, body?: unknown) {
  const answer = await api[method](
    new Request(`http://burnline.test/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    }),
  );
  return { status: answer.status, text: await answer.text() };
}
const listed = async () => (await call("GET", "/services/checkout/recommendations")).text;

beforeEach(async () => {
  await freshCheckout(NOON);
  vi.stubEnv("BURNLINE_URL", "http://burnline.test");
  const retries = { attempts: 3, backoff: { kind: "exponential", jitter: "none" } } as const;
  await teamNamed("secrets");
  await serviceNamed("vault", "secrets");
  for (const callee of ["mail", "vault"])
    await putDependency(systemActor, "checkout", callee, retries, NOON);
  const mia = await person("Mia", { payments: "manager" });
  await createApiToken(
    mia,
    {
      name: "ci",
      scopes: ["read", "write"],
      teamId: await teamNamed("payments"),
      prefix: "bl_A1",
      hash: keyHash(TOKEN),
      expiresAt: null,
    },
    NOON,
  );
});
afterAll(closeStore);

it("takes decisions under the ids that it lists, also where the callee is hidden", async () => {
  expect(await listed()).toContain(REF);
  const [hidden = ""] = /NO-JITTER\.checkout\.~\d+/.exec(await listed()) ?? [];
  const refused = await call("POST", `/recommendations/${REF}/refuse`, { reason: "It goes away." });
  expect(refused).toMatchObject({ status: 200 });
  const accepted = await call("POST", `/recommendations/${hidden}/accept`, {});
  expect(accepted).toMatchObject({ status: 200 });
  expect(JSON.parse(accepted.text)).toMatchObject({
    id: hidden,
    dependency: "a service of another team",
    decision: { state: "accepted", action: { state: "open", owner: "", dueOn: null } },
  });
  expect(await listed()).not.toMatch(/NO-JITTER|vault/);
  const all = await call("GET", "/services/checkout/recommendations?state=all");
  expect(all.text).toContain("It goes away.");
});

it.each([
  ["refuse", {}, "reason"],
  ["postpone", { reason: "Later." }, "until"],
  ["postpone", { reason: "Later.", until: "2020-01-01" }, "until"],
  ["accept", { dueOn: "tomorrow" }, "dueOn"],
])("refuses to %s with %j, by the name of the field", async (verb, body, path) => {
  const { status, text } = await call("POST", `/recommendations/${REF}/${verb}`, body);
  expect(status).toBe(400);
  expect(JSON.parse(text)).toMatchObject({ errors: [{ path }] });
});

it("knows no recommendation of that name", async () => {
  const { status } = await call("POST", "/recommendations/NO-CAP.vault.mail/accept", {});
  expect(status).toBe(404);
});

it("decides on the version that was read, and not on what someone decided since", async () => {
  const path = `/recommendations/${REF}/refuse`;
  const first = await call("POST", path, { reason: "It goes away.", version: 0 });
  expect(first.status).toBe(200);
  const { version } = JSON.parse(first.text) as { version: number };
  const second = await call("POST", `/recommendations/${REF}/accept`, { version: 0 });
  expect(second.status).toBe(409);
  expect(second.text).toContain("It goes away.");
  expect(await call("POST", `/recommendations/${REF}/accept`, { version })).toMatchObject({
    status: 200,
  });
});
