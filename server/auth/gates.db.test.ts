import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createApiToken, listApiTokens, revokeApiToken } from "@/db/people/api-tokens";
import { can } from "@/db/access/actor";
import { closeStore, write } from "@/db/store/client";
import { joinTeam } from "@/db/people/internal/memberships";
import { removeMember, setRole } from "@/db/people/memberships";
import { startSession } from "@/db/people/sessions";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { person, teamNamed } from "@/db/testing/persons";
import { deactivateUser, listUsers } from "@/db/people/users";
import { forgetSetUp } from "@/db/people/internal/set-up";
import { insertUser } from "@/db/people/internal/users";
import { applyHeadlessStart } from "@/server/setup/headless";
import { verifyConfiguration } from "@/server/setup/configuration";
import { hashPassword } from "./password";
import { keyHash, newApiToken, randomKey } from "./random-key";
import { actorFromRequest } from "./request-actor";
import { sessionCookieName, sessionToken } from "./session-cookie";
import { checkPassword } from "./sign-in";

const PASSWORD = "correct horse battery";
const holder = globalThis as typeof globalThis & { burnlineSecret?: string };
const now = new Date();

async function ada(): Promise<number> {
  const passwordHash = await hashPassword(PASSWORD);
  return write((tx) =>
    insertUser(
      tx,
      systemActor,
      { email: "ada@example.org", name: "Ada", passwordHash, admin: false },
      now,
    ),
  );
}

beforeEach(async () => {
  await freshStore();
  forgetSetUp();
  delete holder.burnlineSecret;
  vi.unstubAllEnvs();
  vi.stubEnv("BURNLINE_SECRET", "a secret of the tests, long enough");
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterAll(closeStore);

describe("signing in with a password", () => {
  it("needs the right one, and says no more about unknown accounts than about wrong passwords", async () => {
    const id = await ada();
    expect(await checkPassword("ada@example.org", PASSWORD, "192.0.2.1")).toBe(id);
    const refusals = await Promise.all(
      ["ada@example.org", "nobody@example.org"].map((email) =>
        checkPassword(email, "wrong password", "192.0.2.1").catch((error: unknown) => error),
      ),
    );
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]).toMatchObject({ code: "unauthenticated" });
  });

  it("tells only someone who knows the password that the account is deactivated", async () => {
    await deactivateUser(systemActor, await ada(), now);
    await expect(checkPassword("ada@example.org", "wrong", null)).rejects.toMatchObject({
      code: "unauthenticated",
    });
    await expect(checkPassword("ada@example.org", PASSWORD, null)).rejects.toThrow("deactivated");
  });
});

describe("a request to the API", () => {
  const asked = (headers: Record<string, string>, method = "GET") =>
    actorFromRequest(new Request("http://burnline.test/api/v1/teams", { headers, method }));

  it("without, with a broken, and with an unknown token is unauthenticated", async () => {
    for (const headers of [
      {},
      { authorization: "Basic YTpi" },
      { authorization: "Bearer abc" },
      { authorization: `Bearer ${newApiToken()}` },
      { cookie: `${sessionCookieName()}=forged` },
    ] as Record<string, string>[]) {
      await expect(asked(headers)).rejects.toMatchObject({ code: "unauthenticated" });
    }
  });

  it("with a token acts with the token's scopes, until it is revoked", async () => {
    const token = newApiToken();
    const id = await createApiToken(
      systemActor,
      {
        name: "CI",
        scopes: ["measure"],
        teamId: null,
        prefix: "bl_",
        hash: keyHash(token),
        expiresAt: null,
      },
      now,
    );
    expect(await asked({ authorization: `Bearer ${token}` })).toMatchObject({
      kind: "token",
      tokenId: id,
      scopes: ["measure"],
    });
    await revokeApiToken(systemActor, id, now);
    await expect(asked({ authorization: `Bearer ${token}` })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  it("with a person's token does what that person may at that moment, and is refused once that is nothing", async () => {
    const owner = await person("Mia", { payments: "manager" });
    const teamId = await teamNamed("payments");
    const token = newApiToken();
    await createApiToken(
      owner,
      {
        name: "CI",
        scopes: ["write"],
        teamId,
        prefix: "bl_",
        hash: keyHash(token),
        expiresAt: null,
      },
      now,
    );
    const place = { id: teamId, open: false };
    const allowed = async () => {
      const actor = await asked({ authorization: `Bearer ${token}` });
      return (["read", "measure", "respond", "manage"] as const).filter((permission) =>
        can(actor, permission, place),
      );
    };
    expect(await allowed()).toEqual(["read", "measure", "respond", "manage"]);
    await setRole(systemActor, "payments", owner.userId, "responder", now);
    expect(await allowed()).toEqual(["read", "measure", "respond"]);
    await setRole(systemActor, "payments", owner.userId, "viewer", now);
    expect(await allowed()).toEqual(["read"]);
    await removeMember(systemActor, "payments", owner.userId, now);
    await expect(allowed()).rejects.toMatchObject({ code: "unauthenticated" });
    await write((tx) =>
      joinTeam(tx, systemActor, { teamId, userId: owner.userId, role: "manager" }, now),
    );
    await deactivateUser(systemActor, owner.userId, now);
    await expect(allowed()).rejects.toThrow("its owner lost the rights");
  });

  it("with a session reads from anywhere, but writes only from our own pages", async () => {
    const userId = await ada();
    const key = randomKey();
    await startSession(
      systemActor,
      { userId, keyHash: keyHash(key), address: null, userAgent: null },
      now,
    );
    const cookie = `other=1; ${sessionCookieName()}=${await sessionToken(key)}`;
    expect(await asked({ cookie })).toMatchObject({ kind: "user", email: "ada@example.org" });
    expect(await asked({ cookie, "sec-fetch-site": "same-origin" }, "POST")).toMatchObject({
      kind: "user",
    });
    expect(
      await asked({ cookie, host: "burnline.test", origin: "http://burnline.test" }, "PUT"),
    ).toMatchObject({ kind: "user" });
    for (const headers of [
      {},
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { host: "burnline.test", origin: "http://evil.test" },
    ] as Record<string, string>[]) {
      await expect(asked({ cookie, ...headers }, "POST")).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await deactivateUser(systemActor, userId, now);
    await expect(asked({ cookie })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a headless start", () => {
  const token = `bl_${"x".repeat(32)}`;
  const start = (variables: Record<string, string>) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    return applyHeadlessStart();
  };
  const admin = { BURNLINE_ADMIN_EMAIL: "Root@Example.org", BURNLINE_ADMIN_PASSWORD: PASSWORD };

  it("makes the administrator and the token of an empty installation, once", async () => {
    await start({ ...admin, BURNLINE_API_TOKEN: token });
    await start({});
    expect(await listUsers(systemActor)).toMatchObject([
      { email: "root@example.org", admin: true },
    ]);
    expect(await listApiTokens(systemActor)).toMatchObject([
      { scopes: ["admin"], team: null, prefix: "bl_xxxxx" },
    ]);
    expect(await checkPassword("root@example.org", PASSWORD, null)).toBeGreaterThan(0);
    expect(
      await actorFromRequest(
        new Request("http://burnline.test/", { headers: { authorization: `Bearer ${token}` } }),
      ),
    ).toMatchObject({ kind: "token" });
  });

  it("leaves an installation with users alone", async () => {
    await ada();
    await start({ ...admin, BURNLINE_API_TOKEN: token });
    expect(await listUsers(systemActor)).toHaveLength(1);
    expect(await listApiTokens(systemActor)).toEqual([]);
  });

  it("stops at a bad value, with its name and without a secret", async () => {
    await ada();
    await expect(start({ BURNLINE_API_TOKEN: "bl_short" })).rejects.toThrow(
      /^BURNLINE_API_TOKEN is not valid: .*32 or more/,
    );
    await expect(
      start({
        BURNLINE_API_TOKEN: "",
        BURNLINE_ADMIN_EMAIL: "nonsense",
        BURNLINE_ADMIN_PASSWORD: PASSWORD,
      }),
    ).rejects.toThrow(/^BURNLINE_ADMIN_EMAIL/);
    await expect(start({ ...admin, BURNLINE_ADMIN_PASSWORD: "short" })).rejects.toThrow(
      /^BURNLINE_ADMIN_PASSWORD is not valid: Use at least 10/,
    );
    await expect(start({ ...admin, BURNLINE_ADMIN_PASSWORD: "" })).rejects.toThrow("go together");
    await expect(start({ ...admin, BURNLINE_DEMO: "yes" })).rejects.toThrow("BURNLINE_DEMO");
  });
});

describe("the configuration", () => {
  it("with another secret than the database's first one stops the start", async () => {
    await verifyConfiguration();
    await verifyConfiguration();
    delete holder.burnlineSecret;
    vi.stubEnv("BURNLINE_SECRET", "some other secret, long enough too");
    await expect(verifyConfiguration()).rejects.toThrow(
      "not the one this database was set up with",
    );
  });

  it("refuses an identity provider that is half configured, and addresses that are none", async () => {
    vi.stubEnv("BURNLINE_OIDC_ISSUER", "https://idp.example.org");
    await expect(verifyConfiguration()).rejects.toThrow("OIDC needs all of");
    vi.stubEnv("BURNLINE_OIDC_ISSUER", "");
    vi.stubEnv("BURNLINE_URL", "burnline.example.org");
    await expect(verifyConfiguration()).rejects.toThrow("BURNLINE_URL must be a web address");
  });
});
