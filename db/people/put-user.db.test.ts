import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, NOON, person, teamNamed } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { findPasswordReset } from "./password-resets";
import { putUser } from "./put-user";
import { deactivateUser, listUsers } from "./users";

const input = { name: "Ana", teams: [{ team: "payments", role: "responder" as const }] };
const put = (what = input, key = "key") => putUser(systemActor, "ana@example.org", what, key, NOON);
const ana = async () =>
  (await listUsers(systemActor)).find(({ email }) => email === "ana@example.org");

describe("a person who is put", () => {
  beforeEach(async () => {
    await freshStore();
    await teamNamed("payments");
    await teamNamed("search");
    await person("Ada", {}, true);
  });
  afterAll(closeStore);

  it("is new, in the teams, and chooses a password by the link", async () => {
    expect(await put()).toEqual({ created: true, linked: true });
    expect(await ana()).toMatchObject({
      name: "Ana",
      admin: false,
      teams: [{ slug: "payments", role: "responder" }],
    });
    expect(await findPasswordReset(systemActor, "key", NOON)).toMatchObject({ name: "Ana" });
    expect((await auditActions()).slice(-3)).toEqual([
      "user.create",
      "membership.add",
      "user.create-password-reset",
    ]);
  });

  it("again is given what is missing, keeps the rest, and gets no second link", async () => {
    await put();
    const before = (await auditActions()).length;
    expect(await put(input, "other")).toEqual({ created: false, linked: false });
    expect(await auditActions()).toHaveLength(before);
    await put({ name: "Someone", teams: [{ team: "search", role: "responder" }] }, "third");
    expect((await ana())?.teams.map(({ slug }) => slug)).toEqual(["payments", "search"]);
    expect((await ana())?.name).toBe("Ana");
    expect(await findPasswordReset(systemActor, "other", NOON)).toBeNull();
  });

  it("is nobody without an administrator's rights, into a team that there is", async () => {
    const mia = await person("Mia", { payments: "manager" });
    const byMia = putUser(mia, "ana@example.org", input, "key", NOON);
    expect(await refusal(byMia)).toMatchObject({ code: "forbidden" });
    const nowhere = { name: "Ana", teams: [{ team: "nowhere", role: "responder" as const }] };
    expect(await refusal(put(nowhere))).toMatchObject({
      fieldErrors: [{ path: "teams[0].team" }],
    });
    expect(await ana()).toBeUndefined();
  });

  it("who was deactivated stays so", async () => {
    await put();
    await deactivateUser(systemActor, (await ana())?.id ?? 0, NOON);
    expect(await refusal(put())).toMatchObject({ code: "conflict" });
  });
});
