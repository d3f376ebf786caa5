import { eq, sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { checkAudit, recordAudit, verifyAudit } from "./audit";
import { changeToken, closeStore, read, rowsOf, store, write } from "./client";
import { databaseUrl, dialect } from "./dialect";
import { audit, settings } from "./schema/installation";
import { freshStore, systemActor } from "./testing/fresh-store";

const at = new Date("2026-11-01T00:00:00Z");

describe("the store", () => {
  beforeEach(freshStore);
  afterAll(closeStore);

  it("keeps what a resolved write wrote", async () => {
    await write((tx) => tx.insert(settings).values({ key: "a", value: { deep: [1] } }));
    expect(await read().select().from(settings)).toEqual([{ key: "a", value: { deep: [1] } }]);
  });

  it("keeps nothing of a write that throws", async () => {
    const failing = write(async (tx) => {
      await tx.insert(settings).values({ key: "a", value: 1 });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await read().select().from(settings)).toEqual([]);
  });

  it("runs writes that overlap one after the other", async () => {
    await write((tx) => tx.insert(settings).values({ key: "n", value: 0 }));
    const increment = () =>
      write(async (tx) => {
        if (dialect === "postgres") await rowsOf(tx, sql`lock table settings in exclusive mode`);
        const [row] = await tx.select().from(settings).where(eq(settings.key, "n"));
        await tx.update(settings).set({ value: Number(row?.value) + 1 }).where(eq(settings.key, "n"));
      });
    await Promise.all(Array.from({ length: 8 }, increment));
    expect((await read().select().from(settings))[0]?.value).toBe(8);
  });

  it("gives another change token after each commit, also of a write that began before the last one", async () => {
    const before = await changeToken();
    let commit: () => void = () => undefined;
    const open = new Promise<void>((resolve) => (commit = resolve));
    let began: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (began = resolve));
    const slow = write(async (tx) => {
      await tx.insert(settings).values({ key: "slow", value: 1 });
      began();
      await open;
    });
    await started;
    // SQLite makes the second write wait for the first.
    const quick = write((tx) => tx.insert(settings).values({ key: "quick", value: 1 }));
    if (dialect === "postgres") await quick;
    const between = await changeToken();
    commit();
    await slow;
    expect(await changeToken()).not.toBe(between);
    await quick;
    if (dialect === "sqlite") expect(between).toBe(before);
    else expect(between).not.toBe(before);
  });

  it.runIf(dialect === "sqlite")("is at FULL durability on every connection, also after re-opening", async () => {
    await closeStore();
    const { sqlite } = store();
    expect(Object.values(sqlite ?? {}).map((connection) => [connection.pragma("synchronous", { simple: true }), connection.pragma("foreign_keys", { simple: true })])).toEqual([[2, 1], [2, 1], [2, 1]]);
  });

  it.runIf(dialect === "postgres")("waits for the disk also where the database is set not to", async () => {
    const name = new URL(databaseUrl).pathname.slice(1);
    await rowsOf(read(), sql.raw(`alter database "${name}" set synchronous_commit = off`));
    await closeStore();
    try {
      const [row] = await write((tx) => rowsOf<{ synchronous_commit: string }>(tx, sql`show synchronous_commit`));
      expect(row?.synchronous_commit).toBe("on");
    } finally {
      await rowsOf(read(), sql.raw(`alter database "${name}" reset synchronous_commit`));
    }
  });

  it("chains audit rows so that a changed one shows", async () => {
    for (const subject of ["one", "two", "three"]) {
      await write((tx) => recordAudit(tx, systemActor, { action: "test", subject, after: { subject }, at }));
    }
    expect(await verifyAudit(systemActor)).toEqual({ rows: 3, brokenAt: null });
    await write((tx) => tx.update(audit).set({ after: "{}" }).where(eq(audit.subject, "two")));
    expect((await verifyAudit(systemActor)).brokenAt).toBe(2);
  });

  it("finds audit rows gone from the end that a check had seen", async () => {
    for (const subject of ["one", "two", "three"]) await write((tx) => recordAudit(tx, systemActor, { action: "test", subject, at }));
    expect((await checkAudit(systemActor)).brokenAt).toBeNull();
    await write((tx) => recordAudit(tx, systemActor, { action: "test", subject: "four", at }));
    expect((await checkAudit(systemActor)).brokenAt).toBeNull();
    await write((tx) => tx.delete(audit).where(eq(audit.subject, "four")));
    expect(await checkAudit(systemActor)).toEqual({ rows: 3, brokenAt: 4 });
  });
});
