import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/time/duration";
import { closeStore } from "../store/client";
import { createPasswordReset, findPasswordReset, usePasswordReset } from "./password-resets";
import { findSessionIdentity } from "./sessions";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person } from "../testing/persons";
import { deactivateUser, findCredentials, setAdmin } from "./users";

const conflict = { code: "conflict" };
type Person = Awaited<ReturnType<typeof person>>;

describe("a password reset link", () => {
  let [ada, ben]: Person[] = [];
  const people = () => {
    if (!ada || !ben) throw new Error("not set up");
    return { ada, ben };
  };
  beforeEach(async () => {
    await freshStore();
    ada = await person("Ada");
    await setAdmin(systemActor, ada.userId, true, NOON);
    ada = { ...ada, admin: true };
    ben = await person("Ben");
  });
  afterAll(closeStore);

  const hashOfBen = async () =>
    (await findCredentials(systemActor, "ben@example.org"))?.passwordHash;

  it("sets the password once, and ends every session of its person alone", async () => {
    const { ada, ben } = people();
    await createPasswordReset(ada, ben.userId, "k", NOON);
    expect(await findPasswordReset(systemActor, "k", NOON)).toMatchObject({
      email: "ben@example.org",
    });
    const both = await Promise.allSettled([
      usePasswordReset(systemActor, "k", "new", NOON),
      usePasswordReset(systemActor, "k", "other", NOON),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(["new", "other"]).toContain(await hashOfBen());
    expect(await findSessionIdentity(systemActor, "key of Ben", NOON)).toBeNull();
    expect(await findSessionIdentity(systemActor, "key of Ada", NOON)).not.toBeNull();
    expect((await auditActions()).slice(-2)).toEqual([
      "user.create-password-reset",
      "user.reset-password",
    ]);
  });

  it("is made by administrators alone", async () => {
    const { ada, ben } = people();
    await expect(createPasswordReset(ben, ada.userId, "k", NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createPasswordReset(ada, 999, "k", NOON)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("ends after a day, and with a newer one", async () => {
    const { ada, ben } = people();
    await createPasswordReset(ada, ben.userId, "old", NOON);
    await createPasswordReset(ada, ben.userId, "new", NOON);
    expect(await findPasswordReset(systemActor, "old", NOON)).toBeNull();
    expect(await findPasswordReset(systemActor, "new", later(24 * HOUR_MS - 1))).not.toBeNull();
    await expect(
      usePasswordReset(systemActor, "new", "h", later(24 * HOUR_MS)),
    ).rejects.toMatchObject(conflict);
  });

  it("ends with the account that it is for, and with the rights of whoever made it", async () => {
    const { ada, ben } = people();
    await createPasswordReset(ada, ben.userId, "k", NOON);
    await setAdmin(systemActor, ben.userId, true, NOON);
    await setAdmin(systemActor, ada.userId, false, NOON);
    await expect(usePasswordReset(systemActor, "k", "h", NOON)).rejects.toMatchObject(conflict);
    await setAdmin(systemActor, ada.userId, true, NOON);
    expect(await findPasswordReset(systemActor, "k", NOON)).not.toBeNull();
    await deactivateUser(systemActor, ben.userId, NOON);
    expect(await findPasswordReset(systemActor, "k", NOON)).toBeNull();
    await expect(createPasswordReset(ada, ben.userId, "again", NOON)).rejects.toMatchObject(
      conflict,
    );
  });
});
