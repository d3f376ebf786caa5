import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "../access/actor";
import { teams } from "../schema/people";
import { scheduleVersions } from "../schema/schedules";
import { closeStore, write } from "../store/client";
import { insertPolicy, personTarget, policyOf } from "../testing/escalations";
import { freshStore } from "../testing/fresh-store";
import { NOON, person, teamNamed } from "../testing/persons";
import { storedSchedule } from "../testing/stored-schedule";
import { getPolicyPaged } from "./who-is-paged";

let mia: UserActor;
let teamId: number;

beforeEach(async () => {
  await freshStore();
  mia = await person("mia", { payments: "manager" });
  teamId = await teamNamed("payments");
  const about = { slug: "pages", name: "Pages", teamId, savedBy: "Mia" };
  const levels = policyOf([[[personTarget("gone"), personTarget("cem")], 5]]);
  await write((tx) => insertPolicy(tx, about, levels));
});
afterAll(closeStore);

const firstNames = async () =>
  (await getPolicyPaged(mia, "pages", NOON)).steps[0]?.recipients.map(({ name }) => name);

describe("who would be paged", () => {
  it("has the name by which a schedule calls them, where they have no account", async () => {
    expect(await firstNames()).toEqual(["gone@example.org", "cem@example.org"]);
    await storedSchedule("rota", "payments", [[NOON, []]]);
    await write((tx) => tx.update(scheduleVersions).set({ names: { "cem@example.org": "Cem" } }));
    expect(await firstNames()).toEqual(["gone@example.org", "Cem"]);
  });

  it("is warned of in one sentence, but for the made-up people of the demo", async () => {
    const { warnings, demo } = await getPolicyPaged(mia, "pages", NOON);
    expect(warnings).toEqual([
      "Level 1 reaches nobody right now and is skipped.",
      "gone@example.org and cem@example.org have no working contact method.",
    ]);
    expect(demo).toBe(false);
    await write((tx) => tx.update(teams).set({ demo: true }).where(eq(teams.id, teamId)));
    const made = await getPolicyPaged(mia, "pages", NOON);
    expect(made).toMatchObject({ demo: true, warnings: [] });
    expect(made.steps.at(-1)).toMatchObject({ kind: "nobody-answered", recipients: [] });
  });
});
