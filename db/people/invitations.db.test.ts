import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { closeStore } from "../store/client";
import { acceptInvitation, joinByInvitation } from "./accept-invitation";
import {
  createInvitation,
  findInvitation,
  listInvitations,
  revokeInvitation,
  type NewInvitation,
} from "./invitations";
import { listMembers } from "./memberships";
import { userOfOidc } from "./oidc-users";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person } from "../testing/persons";
import { deactivateUser, listUsers } from "./users";

const missing = { code: "not-found" };
const forbidden = { code: "forbidden" };
const conflict = { code: "conflict" };
const toPayments: NewInvitation = {
  email: null,
  team: "payments",
  role: "responder",
  admin: false,
};
const newcomer = { email: "ned@example.org", name: "Ned", passwordHash: "h" };

beforeEach(freshStore);
afterAll(closeStore);

describe("an invitation", () => {
  it("gives what it says to whoever accepts it, once", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await createInvitation(mia, toPayments, "k", NOON);
    expect(await findInvitation(systemActor, "k", NOON)).toMatchObject({
      team: { slug: "payments" },
      role: "responder",
      invitedBy: "Mia",
    });
    await acceptInvitation(systemActor, "k", newcomer, NOON);
    expect(await listMembers(mia, "payments")).toMatchObject([
      { name: "Mia" },
      { name: "Ned", role: "responder" },
    ]);
    expect(await findInvitation(systemActor, "k", NOON)).toBeNull();
    await expect(
      acceptInvitation(systemActor, "k", { ...newcomer, email: "eve@example.org" }, NOON),
    ).rejects.toMatchObject(conflict);
    expect((await auditActions()).slice(-4)).toEqual([
      "invitation.create",
      "user.create",
      "membership.add",
      "invitation.accept",
    ]);
  });

  it("is made by the team's manager or an administrator; administrators are invited by administrators", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const rob = await person("Rob", { payments: "responder" });
    const eve = await person("Eve", { search: "manager" });
    const root = await person("Root", {}, true);
    await expect(createInvitation(rob, toPayments, "1", NOON)).rejects.toMatchObject(forbidden);
    await expect(createInvitation(eve, toPayments, "2", NOON)).rejects.toMatchObject(missing);
    await expect(
      createInvitation(mia, { ...toPayments, admin: true }, "3", NOON),
    ).rejects.toMatchObject(forbidden);
    await expect(
      createInvitation(mia, { ...toPayments, team: null }, "4", NOON),
    ).rejects.toMatchObject(forbidden);
    await createInvitation(root, { ...toPayments, team: null, admin: true }, "5", NOON);
    expect(await listInvitations(root, null, NOON)).toMatchObject([{ admin: true, team: null }]);
  });

  it("ends after seven days or when it is withdrawn, by those who may make it", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const eve = await person("Eve", { search: "manager" });
    const id = await createInvitation(mia, toPayments, "k", NOON);
    expect(await findInvitation(systemActor, "k", later(7 * DAY_MS - 1))).not.toBeNull();
    expect(await findInvitation(systemActor, "k", later(7 * DAY_MS))).toBeNull();
    await expect(
      acceptInvitation(systemActor, "k", newcomer, later(7 * DAY_MS)),
    ).rejects.toMatchObject(conflict);
    await expect(revokeInvitation(eve, id, NOON)).rejects.toMatchObject(missing);
    const root = await person("Root", {}, true);
    const wide = await createInvitation(
      root,
      { ...toPayments, email: null, team: null },
      "wide",
      NOON,
    );
    await expect(revokeInvitation(mia, wide, NOON)).rejects.toMatchObject(missing);
    await revokeInvitation(mia, id, NOON);
    expect(await listInvitations(mia, "payments", NOON)).toEqual([]);
    await expect(revokeInvitation(mia, id, NOON)).rejects.toMatchObject(conflict);
    await expect(acceptInvitation(systemActor, "k", newcomer, NOON)).rejects.toMatchObject(
      conflict,
    );
  });

  it("for one email is nobody else's, and is refused for someone who is here already", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const eve = await person("Eve");
    await createInvitation(mia, { ...toPayments, email: "ned@example.org" }, "k", NOON);
    await expect(
      acceptInvitation(systemActor, "k", { ...newcomer, email: "eve2@example.org" }, NOON),
    ).rejects.toMatchObject(forbidden);
    await expect(joinByInvitation(eve, "k", NOON)).rejects.toMatchObject(forbidden);
    expect(await findInvitation(systemActor, "k", NOON)).not.toBeNull();
    await expect(
      createInvitation(mia, { ...toPayments, email: "eve@example.org" }, "l", NOON),
    ).rejects.toMatchObject(conflict);
  });

  it("lets someone who is signed in join, and never lowers their role", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const eve = await person("Eve");
    await createInvitation(mia, toPayments, "k", NOON);
    await joinByInvitation(eve, "k", NOON);
    await createInvitation(mia, { ...toPayments, role: "viewer" }, "l", NOON);
    await joinByInvitation(mia, "l", NOON);
    expect((await listMembers(mia, "payments")).map(({ name, role }) => [name, role])).toEqual([
      ["Eve", "responder"],
      ["Mia", "manager"],
    ]);
  });

  it("accepted twice at once makes one account", async () => {
    await createInvitation(
      await person("Root", {}, true),
      { ...toPayments, team: null },
      "k",
      NOON,
    );
    const both = await Promise.allSettled(
      ["a", "b"].map((name) =>
        acceptInvitation(systemActor, "k", { ...newcomer, email: `${name}@example.org` }, NOON),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listUsers(systemActor)).toHaveLength(2);
  });
});

describe("a sign-in at the identity provider", () => {
  const ned = {
    subject: "https://idp.example.org ned",
    email: "ned@example.org",
    name: "Ned",
    emailVerified: true,
  };

  it("needs an account, an invitation or an allowed domain", async () => {
    expect(await userOfOidc(systemActor, ned, [], NOON)).toEqual({
      kind: "refused",
      reason: "uninvited",
    });
    expect(await userOfOidc(systemActor, ned, ["ample.org"], NOON)).toEqual({
      kind: "refused",
      reason: "uninvited",
    });
    const made = await userOfOidc(systemActor, ned, ["example.org"], NOON);
    expect(made).toMatchObject({ kind: "user" });
    expect(
      await userOfOidc(systemActor, { ...ned, email: "renamed@elsewhere.org" }, [], NOON),
    ).toEqual(made);
  });

  it("takes the invitation to its email", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await createInvitation(mia, { ...toPayments, email: "ned@example.org" }, "k", NOON);
    await userOfOidc(systemActor, ned, [], NOON);
    expect(await listMembers(mia, "payments")).toMatchObject([
      { name: "Mia" },
      { name: "Ned", role: "responder" },
    ]);
  });

  it("links an account by its email only when that is verified, never to a second identity, and never a deactivated one", async () => {
    const eve = await person("Eve");
    const claims = {
      subject: "https://idp.example.org eve",
      email: "eve@example.org",
      name: "Eve",
      emailVerified: true,
    };
    expect(
      await userOfOidc(systemActor, { ...claims, emailVerified: false }, ["example.org"], NOON),
    ).toEqual({ kind: "refused", reason: "unverified" });
    expect(await userOfOidc(systemActor, claims, [], NOON)).toEqual({
      kind: "user",
      userId: eve.userId,
    });
    expect(
      await userOfOidc(
        systemActor,
        { ...claims, subject: "https://idp.example.org mallory" },
        [],
        NOON,
      ),
    ).toEqual({ kind: "refused", reason: "linked-elsewhere" });
    await deactivateUser(systemActor, eve.userId, NOON);
    expect(await userOfOidc(systemActor, claims, [], NOON)).toEqual({
      kind: "refused",
      reason: "deactivated",
    });
  });
});
