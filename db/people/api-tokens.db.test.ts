import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mintActor, type Actor } from "../access/actor";
import { createApiToken, listApiTokens, revokeApiToken } from "./api-tokens";
import { findTokenIdentity, touchToken, type NewApiToken } from "./token-identity";
import { closeStore } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person, teamNamed } from "../testing/persons";

const missing = { code: "not-found" };
const forbidden = { code: "forbidden" };
const make = (actor: Actor, more: Partial<NewApiToken> = {}) =>
  createApiToken(
    actor,
    {
      name: "CI",
      scopes: ["measure"],
      teamId: null,
      prefix: "bl_abcd",
      hash: "h",
      expiresAt: null,
      ...more,
    },
    NOON,
  );

beforeEach(freshStore);
afterAll(closeStore);

describe("an API token", () => {
  it("of the installation is made by an administrator, of a team by its manager, and only with scopes they have", async () => {
    const root = await person("Root", {}, true);
    const mia = await person("Mia", { payments: "manager" });
    const rob = await person("Rob", { payments: "responder" });
    const payments = await teamNamed("payments");
    const search = await teamNamed("search");
    await make(root, { hash: "1", scopes: ["admin"] });
    await make(mia, { hash: "2", teamId: payments });
    await expect(make(mia, { hash: "3" })).rejects.toMatchObject(forbidden);
    await expect(make(mia, { hash: "4", teamId: search })).rejects.toMatchObject(missing);
    await expect(
      make(mia, { hash: "5", teamId: payments, scopes: ["read", "admin"] }),
    ).rejects.toMatchObject(forbidden);
    await expect(make(rob, { hash: "6", teamId: payments })).rejects.toMatchObject(forbidden);
    expect((await auditActions()).filter((action) => action === "api-token.create")).toHaveLength(
      2,
    );
  });

  it("is found until it expires or is revoked", async () => {
    await make(systemActor, { expiresAt: later(1000) });
    expect(await findTokenIdentity(systemActor, "h", later(999))).toMatchObject({
      name: "CI",
      scopes: ["measure"],
      teamId: null,
    });
    expect(await findTokenIdentity(systemActor, "h", later(1000))).toBeNull();
    expect(await findTokenIdentity(systemActor, "other", NOON)).toBeNull();
    const id = await make(systemActor, { hash: "h2" });
    await revokeApiToken(systemActor, id, NOON);
    expect(await findTokenIdentity(systemActor, "h2", NOON)).toBeNull();
  });

  it("is revoked by those who could have made it", async () => {
    const payments = await teamNamed("payments");
    const mia = await person("Mia", { payments: "manager" });
    const eve = await person("Eve", { search: "manager" });
    const id = await make(systemActor, { teamId: payments });
    const wide = await make(systemActor, { hash: "wide" });
    await expect(revokeApiToken(eve, id, NOON)).rejects.toMatchObject(missing);
    const unknown = await revokeApiToken(mia, 4711, NOON).catch((error: unknown) => error);
    await expect(revokeApiToken(mia, wide, NOON)).rejects.toEqual(unknown);
    await expect(revokeApiToken(eve, id, NOON)).rejects.toEqual(unknown);
    await revokeApiToken(mia, id, NOON);
    await revokeApiToken(mia, id, later(5));
    expect((await listApiTokens(mia)).map(({ revokedAt }) => revokedAt)).toEqual([NOON]);
    expect((await auditActions()).filter((action) => action === "api-token.revoke")).toHaveLength(
      1,
    );
  });

  it("is listed for those who may revoke it, without its hash", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const rob = await person("Rob", { payments: "responder" });
    await make(systemActor, { teamId: await teamNamed("payments") });
    await make(systemActor, { hash: "2" });
    expect(await listApiTokens(mia)).toMatchObject([{ name: "CI", team: { slug: "payments" } }]);
    expect(await listApiTokens(systemActor)).toHaveLength(2);
    expect(Object.keys((await listApiTokens(mia))[0] ?? {})).not.toContain("hash");
    await expect(listApiTokens(rob)).rejects.toMatchObject(forbidden);
  });

  it("with the scope measure of one team can do nothing else", async () => {
    const payments = await teamNamed("payments");
    const token = mintActor({
      kind: "token",
      tokenId: 1,
      name: "CI",
      scopes: ["measure"],
      teamId: payments,
      address: null,
    });
    await expect(make(token, { teamId: payments })).rejects.toMatchObject(forbidden);
    await expect(listApiTokens(token)).rejects.toMatchObject(forbidden);
  });

  it("notes its use at most once a minute", async () => {
    const tokenId = await make(systemActor);
    const used = { tokenId, name: "CI", scopes: [], teamId: null };
    await touchToken(systemActor, { ...used, lastUsedAt: null }, NOON);
    await touchToken(systemActor, { ...used, lastUsedAt: NOON }, later(59_999));
    expect((await listApiTokens(systemActor))[0]?.lastUsedAt).toEqual(NOON);
    await touchToken(systemActor, { ...used, lastUsedAt: NOON }, later(60_000));
    expect((await listApiTokens(systemActor))[0]?.lastUsedAt).toEqual(later(60_000));
  });
});
