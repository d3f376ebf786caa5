import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeStore, write } from "@/db/store/client";
import { databaseUrl, dialect } from "@/db/store/dialect";
import { settings } from "@/db/schema/installation";
import { recordEvaluation } from "@/db/alerts/evaluation";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { min } from "@/db/testing/persons";
import { failedTry, storedMessage } from "@/db/testing/stored-message";
import { MINUTE_MS } from "@/lib/time/duration";
import { readiness } from "./readiness";

const disk = vi.hoisted(() => ({ bavail: 1e6, bsize: 4096 }));
vi.mock("node:fs/promises", async (original) => ({
  ...(await original<object>()),
  statfs: async () => disk,
}));
const jobs = vi.hoisted(() => ({ since: new Date() }));
vi.mock("@/server/jobs/running", () => ({
  jobsAlive: () => true,
  jobsSince: () => jobs.since,
  lateJobs: async () => [],
}));

const ready = async () => {
  const { ready: answer, checks } = await readiness(new Date());
  return [answer, checks.store];
};
const put = (key: string) => write((tx) => tx.insert(settings).values({ key, value: 1 }));

/** A write that the engine refuses as it does on a full disk, which the query builder wraps. */
const refused = (cause: object) =>
  write(async () =>
    Promise.reject(new Error("Failed query", { cause: Object.assign(new Error("no"), cause) })),
  );

beforeEach(async () => {
  await freshStore();
  disk.bavail = 1e6;
});
afterAll(closeStore);

describe("readiness", () => {
  it.each([
    ["SQLite", "SQLITE_FULL"],
    ["the file system", "ENOSPC"],
    ["PostgreSQL", "53100"],
  ])("is lost when a write finds the disk full, by %s, until one succeeds", async (_, code) => {
    expect(await ready()).toEqual([true, "ok"]);
    await expect(refused({ code })).rejects.toThrow("Failed query");
    expect(await ready()).toEqual([false, "full"]);
    await expect(refused({ code: "SQLITE_CONSTRAINT" })).rejects.toThrow("Failed query");
    expect(await ready()).toEqual([false, "full"]);
    await put("a");
    expect(await ready()).toEqual([true, "ok"]);
  });

  it.runIf(dialect === "sqlite")(
    "is lost while another program holds the write lock, and comes back once it lets go",
    async () => {
      const other = new Database(databaseUrl.slice("file:".length));
      other.exec("BEGIN IMMEDIATE");
      expect(await ready()).toEqual([false, "locked"]);
      other.exec("ROLLBACK");
      other.close();
      expect(await ready()).toEqual([true, "ok"]);
    },
  );

  it.runIf(dialect === "sqlite").each([
    [977, true, "ok"],
    [976, false, "full"],
    [0, false, "full"],
  ])("with %i free blocks beside SQLite's file is %s", async (free, answer, store) => {
    disk.bavail = free;
    expect(await ready()).toEqual([answer, store]);
  });

  it("is lost, by name, while alerts are evaluated late; what is excluded does not count", async () => {
    const now = Date.now();
    const minute = Math.floor(now / MINUTE_MS);
    const evaluation = async (...excluded: string[]) => {
      const { ready: answer, reasons, checks } = await readiness(new Date(now), new Set(excluded));
      return [answer, checks.evaluation, ...reasons];
    };
    const late = [false, "late", "Alerts are not evaluated."];
    const evaluated = (last: number) =>
      recordEvaluation(
        systemActor,
        null,
        [],
        { minute: last, tiers: {}, severities: {} },
        new Date(now),
      );
    jobs.since = new Date(now);
    expect(await evaluation()).toEqual([true, "ok"]);
    jobs.since = new Date(now - 106_000);
    expect(await evaluation()).toEqual(late);
    expect(await evaluation("evaluation")).toEqual([true, "late"]);
    expect(await evaluation("delivery")).toEqual(late);
    await evaluated(minute - 1);
    expect(await evaluation()).toEqual([true, "ok"]);
    await freshStore();
    await evaluated(minute - 3);
    expect(await evaluation()).toEqual(late);
  });

  it("is lost, by name, while messages do not leave or none arrives", async () => {
    jobs.since = new Date();
    const delivery = async (...excluded: string[]) => {
      const { ready: answer, reasons, checks } = await readiness(min(6), new Set(excluded));
      return [answer, checks.delivery, ...reasons];
    };
    expect(await delivery()).toEqual([true, "ok"]);
    await storedMessage();
    const stuck = "Messages have been due for more than five minutes, and nothing sends them.";
    expect(await delivery()).toEqual([false, "stuck", stuck]);
    expect(await delivery("delivery")).toEqual([true, "stuck"]);
    await freshStore();
    const tried = await storedMessage({ nextAttemptAt: min(7) });
    for (const minutes of [0, 1, 2]) await failedTry(tried, min(minutes));
    const failing = "Every try to send a message in the last 15 minutes failed.";
    expect(await delivery()).toEqual([false, "failing", failing]);
  });
});
