import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { teams } from "../schema/people";
import { closeStore, write } from "../store/client";
import { freshStore, systemActor } from "../testing/fresh-store";
import { auditActions, NOON, person, teamNamed } from "../testing/persons";
import { chooseCaretaker, findCaretaker } from "./caretaker";

beforeEach(freshStore);
afterAll(closeStore);

const caretaker = async () => (await findCaretaker(systemActor))?.slug ?? null;

describe("the team that looks after Burnline", () => {
  it("is the oldest that is not of the demo, until another is chosen", async () => {
    expect(await caretaker()).toBeNull();
    const made = await teamNamed("demo-shop");
    await write((tx) => tx.update(teams).set({ demo: true }).where(eq(teams.id, made)));
    expect(await caretaker()).toBeNull();
    await teamNamed("payments");
    await teamNamed("a-platform");
    expect(await caretaker()).toBe("payments");
    await chooseCaretaker(systemActor, "a-platform", NOON);
    expect(await caretaker()).toBe("a-platform");
    expect((await auditActions()).at(-1)).toBe("burnline.caretaker");
    await write((tx) => tx.delete(teams).where(eq(teams.slug, "a-platform")));
    expect(await caretaker()).toBe("payments");
  });

  it("is chosen by administrators alone, and never one of the demo", async () => {
    const mia = await person("Mia", { payments: "manager" });
    await expect(chooseCaretaker(mia, "payments", NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(findCaretaker(mia)).rejects.toMatchObject({ code: "forbidden" });
    const demo = await teamNamed("demo-shop");
    await write((tx) => tx.update(teams).set({ demo: true }).where(eq(teams.id, demo)));
    for (const slug of ["demo-shop", "nobody"])
      await expect(chooseCaretaker(systemActor, slug, NOON)).rejects.toMatchObject({
        code: "invalid",
      });
  });
});
