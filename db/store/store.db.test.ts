import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkAudit, forgetAuditKey, keyAudit, recordAudit, verifyAudit } from "./audit";
import { auditKey, chainHash, GENESIS } from "./audit-chain.mjs";
import { changeToken, closeStore, read, store, write } from "./client";
import { rowsOf } from "./statements";
import { databaseUrl, dialect } from "./dialect";
import { audit, settings } from "../schema/installation";
import { freshStore, systemActor } from "../testing/fresh-store";

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
        await tx
          .update(settings)
          .set({ value: Number(row?.value) + 1 })
          .where(eq(settings.key, "n"));
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

  it.runIf(dialect === "sqlite")(
    "is at FULL durability on every connection, also after re-opening",
    async () => {
      await closeStore();
      const { sqlite } = store();
      expect(
        Object.values(sqlite ?? {}).map((connection) => [
          connection.pragma("synchronous", { simple: true }),
          connection.pragma("foreign_keys", { simple: true }),
        ]),
      ).toEqual([
        [2, 1],
        [2, 1],
        [2, 1],
      ]);
    },
  );

  it.runIf(dialect === "postgres")(
    "waits for the disk also where the database is set not to",
    async () => {
      const name = new URL(databaseUrl).pathname.slice(1);
      await rowsOf(read(), sql.raw(`alter database "${name}" set synchronous_commit = off`));
      await closeStore();
      try {
        const [row] = await write((tx) =>
          rowsOf<{ synchronous_commit: string }>(tx, sql`show synchronous_commit`),
        );
        expect(row?.synchronous_commit).toBe("on");
      } finally {
        await rowsOf(read(), sql.raw(`alter database "${name}" reset synchronous_commit`));
      }
    },
  );

  it("chains audit rows so that a changed one shows", async () => {
    for (const subject of ["one", "two", "three"]) {
      await write((tx) =>
        recordAudit(tx, systemActor, { action: "test", subject, after: { subject }, at }),
      );
    }
    expect(await verifyAudit(systemActor)).toEqual({ rows: 3, brokenAt: null });
    await write((tx) => tx.update(audit).set({ after: "{}" }).where(eq(audit.subject, "two")));
    expect((await verifyAudit(systemActor)).brokenAt).toBe(2);
  });

  describe("with the installation's key", () => {
    const key = auditKey("the secret of an installation");
    const add = (subject: string) =>
      write((tx) => recordAudit(tx, systemActor, { action: "test", subject, at }));
    /**
     * As whoever may write the database but does not know the secret: every row rehashed, as
     * before there was a key.
     */
    const forge = (change: (row: typeof audit.$inferSelect) => void) =>
      write(async (tx) => {
        let previousHash = GENESIS;
        for (const row of await tx.select().from(audit).orderBy(audit.id)) {
          change(row);
          const hash = chainHash({ ...row, previousHash }, null);
          await tx
            .update(audit)
            .set({ ...row, previousHash, hash })
            .where(eq(audit.id, row.id));
          previousHash = hash;
        }
      });
    afterEach(forgetAuditKey);

    it("goes on from rows that were made without it", async () => {
      for (const subject of ["one", "two"]) await add(subject);
      expect(await keyAudit(systemActor, key)).toMatchObject({ id: 2 });
      await add("three");
      expect(await checkAudit(systemActor)).toEqual({ rows: 3, brokenAt: null });
      expect(await keyAudit(systemActor, key)).toBeNull();
      await add("four");
      expect(await checkAudit(systemActor)).toEqual({ rows: 4, brokenAt: null });
    });

    it("has every row after the note hashed with it, whatever is written beside it", async () => {
      await Promise.all([
        ...["one", "two"].map(add),
        keyAudit(systemActor, key),
        ...["three", "four"].map(add),
      ]);
      expect(await checkAudit(systemActor)).toEqual({ rows: 4, brokenAt: null });
    });

    it.each([
      ["an old row", "one", 2],
      ["a new row", "four", 2],
    ])("finds that all of the log was rebuilt around %s", async (_which, subject, brokenAt) => {
      for (const each of ["one", "two"]) await add(each);
      await keyAudit(systemActor, key);
      for (const each of ["three", "four"]) await add(each);
      await forge((row) => {
        if (row.subject === subject) row.actor = "user:1 mallory@example.org";
      });
      const check = await checkAudit(systemActor);
      expect(check.brokenAt).not.toBeNull();
      expect(check.brokenAt ?? 0).toBeGreaterThanOrEqual(brokenAt);
    });

    it("finds a note of the first keyed row that was moved or taken away", async () => {
      await add("one");
      await keyAudit(systemActor, key);
      await add("two");
      const note = eq(settings.key, "audit.keyed-after");
      const [row] = await read().select().from(settings).where(note);
      await write((tx) =>
        tx
          .update(settings)
          .set({ value: { ...(row?.value as object), id: 2 } })
          .where(note),
      );
      expect((await verifyAudit(systemActor)).brokenAt).toBe(2);
      await write((tx) => tx.delete(settings).where(note));
      expect((await verifyAudit(systemActor)).brokenAt).not.toBeNull();
    });
  });

  it("finds audit rows gone from the end that a check had seen", async () => {
    for (const subject of ["one", "two", "three"])
      await write((tx) => recordAudit(tx, systemActor, { action: "test", subject, at }));
    expect((await checkAudit(systemActor)).brokenAt).toBeNull();
    await write((tx) => recordAudit(tx, systemActor, { action: "test", subject: "four", at }));
    expect((await checkAudit(systemActor)).brokenAt).toBeNull();
    await write((tx) => tx.delete(audit).where(eq(audit.subject, "four")));
    expect(await checkAudit(systemActor)).toEqual({ rows: 3, brokenAt: 4 });
  });
});
