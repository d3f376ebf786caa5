import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createApiToken, listApiTokens, takeOverApiToken } from "./api-tokens";
import { findTokenIdentity } from "./token-identity";
import { closeStore, write } from "../store/client";
import { acceptInvitation, joinByInvitation } from "./accept-invitation";
import {
  createInvitation,
  findInvitation,
  listInvitations,
  type NewInvitation,
} from "./invitations";
import { joinTeam } from "./internal/memberships";
import { listMembers, removeMember, setRole } from "./memberships";
import { userOfOidc } from "./oidc-users";
import { users, type Scope } from "../schema/people";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person, teamNamed } from "../testing/persons";
import { deactivateUser, reactivateUser, setAdmin } from "./users";

const conflict = { code: "conflict" };
const toPayments: NewInvitation = { email: null, team: "payments", role: "manager", admin: false };
const newcomer = { email: "ned@example.org", name: "Ned", passwordHash: "h" };

beforeEach(freshStore);
afterAll(closeStore);

const root = () => person("Root", {}, true);
const erase = (userId: number) => write((tx) => tx.delete(users).where(eq(users.id, userId)));

describe("an open invitation falls when whoever made it", () => {
  it.each([
    ["leaves the team", (id: number) => removeMember(systemActor, "payments", id, NOON)],
    [
      "is made a responder",
      (id: number) => setRole(systemActor, "payments", id, "responder", NOON),
    ],
    ["is made a viewer", (id: number) => setRole(systemActor, "payments", id, "viewer", NOON)],
    ["is deactivated", (id: number) => deactivateUser(systemActor, id, NOON)],
    ["is deleted", erase],
  ])("%s", async (_what, fall) => {
    const mia = await person("Mia", { payments: "manager", search: "manager" });
    const eve = await person("Eve");
    await createInvitation(mia, toPayments, "k", NOON);
    await createInvitation(mia, { ...toPayments, email: newcomer.email }, "named", NOON);
    await fall(mia.userId);
    expect(await findInvitation(systemActor, "k", NOON)).toBeNull();
    expect(await listInvitations(systemActor, null, NOON)).toEqual([]);
    await expect(acceptInvitation(systemActor, "k", newcomer, NOON)).rejects.toMatchObject(
      conflict,
    );
    await expect(joinByInvitation(mia, "k", NOON)).rejects.toMatchObject(conflict);
    await expect(joinByInvitation(eve, "k", NOON)).rejects.toMatchObject(conflict);
    const claims = { subject: "idp ned", email: newcomer.email, name: "Ned", emailVerified: true };
    expect(await userOfOidc(systemActor, claims, [], NOON)).toEqual({
      kind: "refused",
      reason: "uninvited",
    });
    expect(
      (await listMembers(systemActor, "payments")).filter(({ name }) => name !== "Mia"),
    ).toEqual([]);
  });

  it("is no longer an administrator, but not where a manager could make it too", async () => {
    const ada = await person("Ada", { payments: "manager" }, true);
    await root();
    await createInvitation(ada, { ...toPayments, admin: true }, "admin", NOON);
    await createInvitation(ada, { ...toPayments, team: null }, "account", NOON);
    await createInvitation(ada, toPayments, "team", NOON);
    await setAdmin(systemActor, ada.userId, false, NOON);
    expect(await findInvitation(systemActor, "admin", NOON)).toBeNull();
    expect(await findInvitation(systemActor, "account", NOON)).toBeNull();
    expect(await findInvitation(systemActor, "team", NOON)).toMatchObject({ invitedBy: "Ada" });
  });
});

describe("a person's API token", () => {
  async function tokenOf(
    owner: Awaited<ReturnType<typeof person>>,
    scopes: Scope[],
    team: string | null,
  ) {
    const teamId = team === null ? null : await teamNamed(team);
    return createApiToken(
      owner,
      { name: "CI", scopes, teamId, prefix: "bl_", hash: "h", expiresAt: null },
      NOON,
    );
  }
  const standing = async () => (await findTokenIdentity(systemActor, "h", NOON))?.standing;

  it("stops with its owner's account, and goes on when that is opened again", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await tokenOf(mia, ["read", "measure"], "payments");
    expect(await standing()).toEqual({ kind: "whole" });
    await deactivateUser(systemActor, mia.userId, NOON);
    expect(await standing()).toEqual({ kind: "stopped", because: "owner-deactivated" });
    await reactivateUser(systemActor, mia.userId, NOON);
    expect(await standing()).toEqual({ kind: "whole" });
    await erase(mia.userId);
    expect(await findTokenIdentity(systemActor, "h", NOON)).toBeNull();
  });

  it("does what its owner's role still allows, and nothing once they have left the team", async () => {
    const mia = await person("Mia", { payments: "manager", search: "manager" });
    await tokenOf(mia, ["write"], "payments");
    for (const role of ["responder", "viewer"] as const) {
      await setRole(systemActor, "payments", mia.userId, role, NOON);
      expect(await standing()).toEqual({ kind: "limited", role });
    }
    await removeMember(systemActor, "payments", mia.userId, NOON);
    expect(await standing()).toEqual({ kind: "stopped", because: "owner-left-team" });
  });

  it("for all teams stops when its owner is no longer an administrator", async () => {
    const ada = await person("Ada", { payments: "manager" }, true);
    await root();
    await tokenOf(ada, ["admin"], null);
    expect(await standing()).toEqual({ kind: "whole" });
    await setAdmin(systemActor, ada.userId, false, NOON);
    expect(await standing()).toEqual({ kind: "stopped", because: "owner-no-admin" });
  });

  it("is listed with its owner and state, and goes on under whoever takes it over", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const max = await person("Max", { payments: "manager" });
    const eve = await person("Eve", { search: "manager" });
    const id = await tokenOf(mia, ["write"], "payments");
    await removeMember(systemActor, "payments", mia.userId, NOON);
    expect(await listApiTokens(max)).toMatchObject([
      { owner: { name: "Mia" }, standing: { kind: "stopped", because: "owner-left-team" } },
    ]);
    await expect(takeOverApiToken(eve, id, NOON)).rejects.toMatchObject({ code: "not-found" });
    await takeOverApiToken(max, id, NOON);
    await takeOverApiToken(max, id, NOON);
    expect(await listApiTokens(max)).toMatchObject([
      { owner: { name: "Max" }, createdBy: "Mia", standing: { kind: "whole" } },
    ]);
    expect(
      (await auditActions()).filter((action) => action === "api-token.take-over"),
    ).toHaveLength(1);
  });

  it("is taken over by those alone who could make it, and only while it lasts", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const ada = await root();
    const teamId = await teamNamed("payments");
    const more = { teamId, prefix: "bl_" };
    const strong = await createApiToken(
      ada,
      { ...more, name: "A", scopes: ["admin"], hash: "a", expiresAt: null },
      NOON,
    );
    const short = await createApiToken(
      ada,
      { ...more, name: "B", scopes: ["read"], hash: "b", expiresAt: later(1) },
      NOON,
    );
    await expect(takeOverApiToken(mia, strong, NOON)).rejects.toMatchObject({ code: "forbidden" });
    await expect(takeOverApiToken(mia, short, later(1))).rejects.toMatchObject(conflict);
    await write((tx) =>
      joinTeam(tx, systemActor, { teamId, userId: mia.userId, role: "viewer" }, NOON),
    );
    expect(await findTokenIdentity(systemActor, "b", NOON)).toMatchObject({
      standing: { kind: "whole" },
    });
  });
});
