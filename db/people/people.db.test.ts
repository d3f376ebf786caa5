import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { closeStore } from "../store/client";
import { setUpInstallation } from "../store/installation";
import { addMember, listMembers, removeMember, setRole } from "./memberships";
import {
  endOtherSessions,
  endOwnSession,
  findSessionIdentity,
  listOwnSessions,
  startSession,
  touchSession,
} from "./sessions";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person, teamNamed } from "../testing/persons";
import {
  changeOwnPassword,
  deactivateUser,
  findCredentials,
  hasUsers,
  listUsers,
  reactivateUser,
  renameSelf,
  setAdmin,
} from "./users";
import { forgetSetUp } from "./internal/set-up";

const missing = { code: "not-found" };
const forbidden = { code: "forbidden" };
const conflict = { code: "conflict" };

beforeEach(async () => {
  await freshStore();
  forgetSetUp();
});
afterAll(closeStore);

describe("setting up", () => {
  const ada = { email: "ada@example.org", name: "Ada", passwordHash: "h" };

  it("makes the first person an administrator and manager of the first team, once", async () => {
    expect(await hasUsers(systemActor)).toBe(false);
    await setUpInstallation(systemActor, ada, { slug: "payments", name: "Payments" }, NOON);
    expect(await hasUsers(systemActor)).toBe(true);
    expect(await listUsers(systemActor)).toMatchObject([
      { email: "ada@example.org", admin: true, teams: [{ slug: "payments", role: "manager" }] },
    ]);
    await expect(
      setUpInstallation(systemActor, { ...ada, email: "eve@example.org" }, null, NOON),
    ).rejects.toMatchObject(conflict);
    expect(await auditActions()).toEqual(["user.create", "team.create", "membership.add"]);
  });

  it("lets only one of two visitors win", async () => {
    const both = await Promise.allSettled(
      ["ada@example.org", "eve@example.org"].map((email) =>
        setUpInstallation(systemActor, { ...ada, email }, null, NOON),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listUsers(systemActor)).toHaveLength(1);
  });
});

describe("a session", () => {
  it("answers with the roles of this moment, not those of the sign-in", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const ben = await person("Ben", { payments: "viewer" });
    const payments = await teamNamed("payments");
    expect((await findSessionIdentity(systemActor, "key of Ben", NOON))?.roles).toEqual(
      new Map([[payments, "viewer"]]),
    );
    await setRole(mia, "payments", ben.userId, "responder", NOON);
    expect((await findSessionIdentity(systemActor, "key of Ben", NOON))?.roles).toEqual(
      new Map([[payments, "responder"]]),
    );
    await removeMember(mia, "payments", ben.userId, NOON);
    expect((await findSessionIdentity(systemActor, "key of Ben", NOON))?.roles).toEqual(new Map());
  });

  it("ends after 30 days, however much it is used", async () => {
    const ben = await person("Ben");
    expect(
      await findSessionIdentity(systemActor, "key of Ben", later(30 * DAY_MS - 1)),
    ).toMatchObject({ userId: ben.userId });
    expect(await findSessionIdentity(systemActor, "key of Ben", later(30 * DAY_MS))).toBeNull();
    expect(await findSessionIdentity(systemActor, "another key", NOON)).toBeNull();
  });

  it("is noted as used at most every five minutes", async () => {
    const ben = await person("Ben");
    const session = { sessionId: ben.sessionId, lastSeenAt: NOON };
    await touchSession(systemActor, session, later(299_999));
    expect((await listOwnSessions(ben, NOON))[0]?.lastSeenAt).toEqual(NOON);
    await touchSession(systemActor, session, later(300_000));
    expect((await listOwnSessions(ben, NOON))[0]?.lastSeenAt).toEqual(later(300_000));
  });

  it("can be ended by its holder only", async () => {
    const [ben, eve] = [await person("Ben"), await person("Eve")];
    await expect(endOwnSession(eve, ben.sessionId, NOON)).rejects.toMatchObject(missing);
    expect(await findSessionIdentity(systemActor, "key of Ben", NOON)).not.toBeNull();
    await endOwnSession(ben, ben.sessionId, NOON);
    expect(await findSessionIdentity(systemActor, "key of Ben", NOON)).toBeNull();
  });

  it("survives signing out everywhere else, and a change of password; the others do not", async () => {
    const ben = await person("Ben");
    const elsewhere = (keyHash: string) =>
      startSession(
        systemActor,
        { userId: ben.userId, keyHash, address: null, userAgent: null },
        NOON,
      );
    await elsewhere("phone");
    expect(await endOtherSessions(ben, NOON)).toBe(1);
    expect(await findSessionIdentity(systemActor, "phone", NOON)).toBeNull();
    await elsewhere("tablet");
    await changeOwnPassword(ben, { from: null, to: "new hash" }, NOON);
    expect(await findSessionIdentity(systemActor, "tablet", NOON)).toBeNull();
    expect(await findSessionIdentity(systemActor, "key of Ben", NOON)).not.toBeNull();
    expect(await findCredentials(systemActor, "ben@example.org")).toEqual({
      id: ben.userId,
      passwordHash: "new hash",
      active: true,
    });
    await expect(
      changeOwnPassword(ben, { from: "old hash", to: "third" }, NOON),
    ).rejects.toMatchObject(conflict);
  });
});

describe("users", () => {
  it("are changed by administrators only", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const ben = await person("Ben");
    await expect(listUsers(mia)).rejects.toMatchObject(forbidden);
    await expect(deactivateUser(mia, ben.userId, NOON)).rejects.toMatchObject(forbidden);
    await expect(reactivateUser(mia, ben.userId, NOON)).rejects.toMatchObject(forbidden);
    await expect(setAdmin(mia, mia.userId, true, NOON)).rejects.toMatchObject(forbidden);
  });

  it("that are deactivated lose their sessions at once and cannot start another", async () => {
    const root = await person("Root", {}, true);
    const ben = await person("Ben");
    await deactivateUser(root, ben.userId, NOON);
    expect(await findSessionIdentity(systemActor, "key of Ben", NOON)).toBeNull();
    await expect(
      startSession(
        systemActor,
        { userId: ben.userId, keyHash: "again", address: null, userAgent: null },
        NOON,
      ),
    ).rejects.toMatchObject(forbidden);
    await reactivateUser(root, ben.userId, NOON);
    await startSession(
      systemActor,
      { userId: ben.userId, keyHash: "again", address: null, userAgent: null },
      NOON,
    );
    expect((await auditActions()).slice(-3)).toEqual([
      "user.deactivate",
      "user.reactivate",
      "session.start",
    ]);
  });

  it("always include an active administrator", async () => {
    const root = await person("Root", {}, true);
    const ann = await person("Ann", {}, true);
    await deactivateUser(root, ann.userId, NOON);
    await expect(setAdmin(root, root.userId, false, NOON)).rejects.toMatchObject(conflict);
    await expect(deactivateUser(root, root.userId, NOON)).rejects.toMatchObject(conflict);
    await reactivateUser(root, ann.userId, NOON);
    await setAdmin(root, root.userId, false, NOON);
    expect(await findSessionIdentity(systemActor, "key of Root", NOON)).toMatchObject({
      admin: false,
    });
  });

  it("who demote each other at once do not both succeed", async () => {
    const [root, ann] = [await person("Root", {}, true), await person("Ann", {}, true)];
    const both = await Promise.allSettled([
      setAdmin(root, ann.userId, false, NOON),
      setAdmin(ann, root.userId, false, NOON),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("rename themselves", async () => {
    const ben = await person("Ben");
    await renameSelf(ben, "Benjamin", NOON);
    expect(await findSessionIdentity(systemActor, "key of Ben", NOON)).toMatchObject({
      name: "Benjamin",
    });
  });
});

describe("members", () => {
  it("are seen by the team, and are managed by its managers and administrators", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const rob = await person("Rob", { payments: "responder" });
    const eve = await person("Eve", { search: "manager" });
    const root = await person("Root", {}, true);
    expect((await listMembers(rob, "payments")).map(({ name, role }) => [name, role])).toEqual([
      ["Mia", "manager"],
      ["Rob", "responder"],
    ]);
    await expect(listMembers(eve, "payments")).rejects.toMatchObject(missing);
    for (const [actor, refusal] of [
      [rob, forbidden],
      [eve, missing],
    ] as const) {
      await expect(
        addMember(actor, "payments", "root@example.org", "viewer", NOON),
      ).rejects.toMatchObject(refusal);
      await expect(setRole(actor, "payments", rob.userId, "manager", NOON)).rejects.toMatchObject(
        refusal,
      );
      await expect(removeMember(actor, "payments", mia.userId, NOON)).rejects.toMatchObject(
        refusal,
      );
    }
    expect(await addMember(mia, "payments", "eve@example.org", "viewer", NOON)).toBe(true);
    await setRole(root, "payments", eve.userId, "responder", NOON);
    expect((await auditActions()).slice(-2)).toEqual(["membership.add", "membership.set-role"]);
  });

  it("are added once, and only with an account that is open", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const ben = await person("Ben");
    expect(await addMember(mia, "payments", "nobody@example.org", "viewer", NOON)).toBe(false);
    await deactivateUser(systemActor, ben.userId, NOON);
    await expect(
      addMember(mia, "payments", "ben@example.org", "viewer", NOON),
    ).rejects.toMatchObject(conflict);
    await reactivateUser(systemActor, ben.userId, NOON);
    await addMember(mia, "payments", "ben@example.org", "viewer", NOON);
    await expect(
      addMember(mia, "payments", "ben@example.org", "manager", NOON),
    ).rejects.toMatchObject(conflict);
  });

  it("may leave by themselves", async () => {
    const ben = await person("Ben", { payments: "viewer" });
    await removeMember(ben, "payments", ben.userId, NOON);
    await expect(removeMember(ben, "payments", ben.userId, NOON)).rejects.toMatchObject(missing);
  });
});
