import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, getTableName, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Source } from "@/lib/slo/source";
import { closeStore, read, write } from "./client";
import { rowsOf } from "./statements";
import { dialect } from "./dialect";
import { sealHours } from "../measurements/sealing";
import { recordMeasurements } from "../measurements/record";
import { migrateStore } from "./migrate";
import { slos } from "../schema/slos";
import { tables } from "./tables";
import { freshStore, systemActor } from "../testing/fresh-store";
import { createSlos } from "../testing/measured-slos";
import { userWith } from "../testing/people";

type Journal = {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
};

const REBUILD = {
  // As drizzle-kit generates it when a column changes: the pragma is without effect inside the
  // migrator's transaction.
  sqlite: `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_teams AS SELECT * FROM teams;--> statement-breakpoint
DROP TABLE teams;--> statement-breakpoint
CREATE TABLE teams (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, slug text NOT NULL, name text NOT NULL, open integer NOT NULL, demo integer NOT NULL, created_at integer NOT NULL);--> statement-breakpoint
INSERT INTO teams SELECT id, slug, name, open, demo, created_at FROM __new_teams;--> statement-breakpoint
DROP TABLE __new_teams;--> statement-breakpoint
PRAGMA foreign_keys=ON;`,
  postgres: `ALTER TABLE teams ALTER COLUMN name SET DATA TYPE varchar(200);`,
};

const at = new Date("2026-11-01T12:30:00Z");
let folder = "";

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "burnline-migrations-"));
  await freshStore();
  const [slo] = await createSlos(2, [
    { method: "occurrences" },
    { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 990_000 },
  ]);
  await userWith("Ada", { payments: "manager" });
  const now = at.getTime() / 60_000;
  await recordMeasurements(systemActor, {
    mode: "add",
    measurements: [now, now - 300].map((minute) => ({
      sloId: slo?.id ?? 0,
      minute,
      bad: 1,
      total: 2,
    })),
    at,
  });
  await sealHours(systemActor, { now: at });
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(closeStore);

/** The migrations of today and one more. */
function withMigration(statements: string): string {
  const copy = path.join(folder, dialect);
  cpSync(path.join(process.cwd(), "db/migrations", dialect), copy, { recursive: true });
  const file = path.join(copy, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
  const last = journal.entries.at(-1);
  if (!last) throw new Error("no migrations");
  writeFileSync(
    file,
    JSON.stringify({
      ...journal,
      entries: [
        ...journal.entries,
        { ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_next" },
      ],
    }),
  );
  writeFileSync(path.join(copy, "9999_next.sql"), statements);
  return folder;
}

function migrationNamed(name: string): string {
  const folder = path.join(process.cwd(), "db/migrations", dialect);
  const file = readdirSync(folder).find((one) => one.endsWith(`_${name}.sql`));
  if (!file) throw new Error(`no migration ${name}`);
  return path.join(folder, file);
}

async function rowCounts(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of Object.values(tables)) {
    const [row] = await rowsOf<{ count: number | string }>(
      read(),
      sql`select count(*) as count from ${table}`,
    );
    counts[getTableName(table)] = Number(row?.count);
  }
  return counts;
}

describe("migrating a store that is in use", () => {
  it("keeps every row, whether there is anything to do or a referenced table is rebuilt", async () => {
    const before = await rowCounts();
    expect(before).toMatchObject({
      teams: 1,
      memberships: 1,
      slos: 2,
      objectives: 4,
      sli_minute: 1,
      sli_hour: 1,
      slice_hour: 1,
    });
    await migrateStore();
    expect(await rowCounts()).toEqual(before);
    await migrateStore(withMigration(REBUILD[dialect]));
    expect(await rowCounts()).toEqual(before);
  });

  it("leaves the meaning of polled SLOs as it was: there a missing series counted as zero", async () => {
    const before = { type: "prometheus", dataSource: "main", bad: "b", total: "t" };
    const ratio = { type: "prometheus", dataSource: "main", ratio: "r" };
    const rows = await read().select({ id: slos.id }).from(slos).orderBy(slos.id);
    for (const [index, source] of [before, ratio].entries())
      await write((tx) =>
        tx
          .update(slos)
          .set({ source: source as Source })
          .where(eq(slos.id, rows[index]?.id ?? 0)),
      );
    await migrateStore(withMigration(readFileSync(migrationNamed("absent-series"), "utf8")));
    expect(
      (await read().select({ source: slos.source }).from(slos).orderBy(slos.id)).map(
        ({ source }) => source,
      ),
    ).toEqual([{ ...before, absent: "zero" }, ratio]);
  });

  it("refuses a store that a newer version has migrated, and leaves it as it is", async () => {
    await migrateStore(withMigration("CREATE TABLE from_tomorrow (id integer);"));
    const before = await rowCounts();
    await expect(migrateStore()).rejects.toThrow(
      /^This database was migrated by a newer version of Burnline\. [^\n]*$/,
    );
    expect(await rowCounts()).toEqual(before);
    await freshStore();
  });

  it("changes nothing when a later statement of the migration fails", async () => {
    const before = await rowCounts();
    await expect(
      migrateStore(
        withMigration(
          "DELETE FROM sli_minute;--> statement-breakpoint\nSELECT * FROM nothing_of_the_kind;",
        ),
      ),
    ).rejects.toThrow();
    expect(await rowCounts()).toEqual(before);
  });

  it.runIf(dialect === "sqlite")("stops when it leaves rows that refer to nothing", async () => {
    await expect(migrateStore(withMigration("DELETE FROM users;"))).rejects.toThrow(
      /1 rows that refer to nothing/,
    );
  });
});
