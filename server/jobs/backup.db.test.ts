import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { backupJob, backupSchedule } from "./backup";

let folder = "";
beforeAll(async () => {
  await freshStore();
  folder = mkdtempSync(path.join(tmpdir(), "burnline-scheduled-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeStore();
});

const env = (more: Record<string, string>) => ({ NODE_ENV: "production" as const, ...more });
const now = new Date();
const context = { actor: systemActor, now, stop: new AbortController().signal };

it("the scheduled backup keeps as many files as it is told to, and says why it cannot", async () => {
  const into = path.join(folder, "backups");
  const job = backupJob(
    backupSchedule(env({ BURNLINE_BACKUP_DIR: into, BURNLINE_BACKUP_KEEP: "1" })),
  );
  expect(await job.wanted?.(systemActor, now)).toBe(true);
  await job.run(context);
  const [first] = readdirSync(into);
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await job.run(context);
  const left = readdirSync(into);
  expect(left).toHaveLength(1);
  expect(left[0]).not.toBe(first);
  const taken = path.join(folder, "a-file");
  writeFileSync(taken, "");
  await expect(
    backupJob(backupSchedule(env({ BURNLINE_BACKUP_DIR: taken }))).run(context),
  ).rejects.toThrow(/EEXIST|ENOTDIR/);
  expect(existsSync(taken)).toBe(true);
});

it("is scheduled daily, and off without a folder", async () => {
  expect(backupSchedule(env({ BURNLINE_BACKUP_DIR: "/b" }))).toEqual({
    folder: "/b",
    everyMs: 86_400_000,
    keep: 7,
  });
  expect(
    backupSchedule(
      env({ BURNLINE_BACKUP_DIR: "/b", BURNLINE_BACKUP_HOURS: "6", BURNLINE_BACKUP_KEEP: "28" }),
    ),
  ).toEqual({ folder: "/b", everyMs: 21_600_000, keep: 28 });
  expect(await backupJob(backupSchedule(env({}))).wanted?.(systemActor, now)).toBe(false);
});

it.each(["0", "1.5", "daily", "-1", "745"])(
  "an interval of %s hours is refused by name",
  (hours) => {
    expect(() => backupSchedule(env({ BURNLINE_BACKUP_HOURS: hours }))).toThrow(
      /^BURNLINE_BACKUP_HOURS must be a whole number/,
    );
  },
);
