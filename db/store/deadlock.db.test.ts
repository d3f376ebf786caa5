import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { settings } from "../schema/installation";
import { freshStore } from "../testing/fresh-store";
import { closeStore, read, write } from "./client";
import { dialect } from "./dialect";
import type { Db } from "./engine";
import { changeIf, serialWrite } from "./serial-write";

const lock = (tx: Db, key: string) =>
  tx
    .update(settings)
    .set({ value: sql`to_jsonb((${settings.value}::text)::int + 1)` })
    .where(eq(settings.key, key));

/** Locks both, the second once the other side has its first; each as often as it is asked to. */
function opposed() {
  const arrived = new Set<string>();
  const tries: string[] = [];
  const both = async (tx: Db, [first, second]: readonly [string, string]) => {
    tries.push(first);
    await lock(tx, first);
    arrived.add(first);
    while (!arrived.has(second)) await new Promise((resolve) => setTimeout(resolve, 5));
    await lock(tx, second);
  };
  return { both, tries };
}

const values = async () =>
  Object.fromEntries((await read().select().from(settings)).map(({ key, value }) => [key, value]));

describe.runIf(dialect === "postgres")("two transactions that wait for each other", () => {
  beforeEach(async () => {
    await freshStore();
    await write((tx) =>
      tx.insert(settings).values([
        { key: "a", value: 0 },
        { key: "b", value: 0 },
      ]),
    );
  });
  afterAll(closeStore);

  it("are both carried out: the one that PostgreSQL ends is begun again", async () => {
    const { both, tries } = opposed();
    await Promise.all([write((tx) => both(tx, ["a", "b"])), write((tx) => both(tx, ["b", "a"]))]);
    expect(await values()).toEqual({ a: 2, b: 2 });
    // Both may be ended at once, on a busy machine more than once.
    expect([3, 4, 5, 6]).toContain(tries.length);
  });

  it("check again, when they are begun again, what has to hold for them", async () => {
    const { both, tries } = opposed();
    let checks = 0;
    const check = async () => void (checks += 1);
    await Promise.all([
      changeIf(check, () => serialWrite((tx) => both(tx, ["a", "b"]))),
      write((tx) => both(tx, ["b", "a"])),
    ]);
    expect(checks).toBe(tries.filter((first) => first === "a").length);
  });

  it("are not begun again for any other reason", async () => {
    let tries = 0;
    const failing = write(async () => {
      tries += 1;
      throw Object.assign(new Error("no"), { code: "23505" });
    });
    await expect(failing).rejects.toThrow("no");
    expect(tries).toBe(1);
  });
});
