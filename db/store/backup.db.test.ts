import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetAuditKey, keyAudit, recordAudit } from "./audit";
import { auditKey } from "./audit-chain.mjs";
import { closeStore, read, write } from "./client";
import { rowsOf } from "./statements";
import { databaseUrl, dialect } from "./dialect";
import { settings } from "../schema/installation";
import { freshStore, systemActor } from "../testing/fresh-store";

const run = promisify(execFile);
const SECRET = "a secret of the tests, long enough";
const BACKUPS = process.env.DEEP === "1" ? 50 : 2;
const at = new Date("2026-11-01T00:00:00Z");
let folder = "";
let databases = 0;
const made: string[] = [];
let stopLoad: () => Promise<void> = async () => undefined;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "burnline-backup-test-"));
  await freshStore();
});
afterEach(async () => {
  // Also after a test that was given up: what still writes would do so into the next one's store.
  await stopLoad();
  forgetAuditKey();
  rmSync(folder, { recursive: true });
});
afterAll(async () => {
  for (const name of made) await rowsOf(read(), sql.raw(`drop database ${name}`));
  await closeStore();
});

const script = (name: "backup" | "restore", args: string[], url = databaseUrl) =>
  run(process.execPath, [path.join("scripts", `${name}.mjs`), ...args], {
    env: { ...process.env, DATABASE_URL: url, BURNLINE_SECRET: SECRET },
  });
const refusal = async (...given: Parameters<typeof script>): Promise<string> =>
  script(...given).then(
    () => "no refusal",
    (error: unknown) => (error as { stderr: string }).stderr,
  );

async function emptyTarget(): Promise<string> {
  if (dialect === "sqlite") return `file:${path.join(folder, `restored-${++databases}.db`)}`;
  const name = `${new URL(databaseUrl).pathname.slice(1)}_restored_${++databases}`;
  await rowsOf(read(), sql.raw(`create database ${name}`));
  made.push(name);
  return Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
}

async function keysIn(url: string): Promise<Set<string>> {
  if (dialect === "sqlite") {
    const file = new Database(url.slice("file:".length), { readonly: true });
    const rows = file.prepare("select key from settings").all() as { key: string }[];
    file.close();
    return new Set(rows.map(({ key }) => key));
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ key: string }>("select key from settings");
  await client.end();
  return new Set(rows.map(({ key }) => key));
}

/** Writes without a pause; answers what was acknowledged, and how to stop. */
function writeLoad() {
  const acknowledged: string[] = [];
  const load = { going: true };
  const one = async (n: number) => {
    const key = `load ${n}`;
    await write(async (tx) => {
      await tx.insert(settings).values({ key, value: "x".repeat(500) });
      await recordAudit(tx, systemActor, {
        action: "test",
        subject: key,
        after: { text: "tab\t, \\ and\nline \u2028 \u2029 \u0085 \f end" },
        at,
      });
    });
    acknowledged.push(key);
  };
  const ended = (async () => {
    for (let n = 0; load.going; n += 1) {
      await one(n);
      await new Promise(setImmediate);
    }
  })();
  stopLoad = () => ((load.going = false), ended);
  return acknowledged;
}

describe("a backup", () => {
  it(
    "made while others write holds every row that was acknowledged before it began, and restores",
    async () => {
      await write((tx) =>
        recordAudit(tx, systemActor, { action: "test", subject: "before the key", at }),
      );
      await keyAudit(systemActor, auditKey(SECRET));
      const acknowledged = writeLoad();
      for (let n = 0; n < BACKUPS; n += 1) {
        const before = [...acknowledged];
        const file = path.join(folder, `backup-${n}`);
        await script("backup", [file]);
        const target = await emptyTarget();
        expect((await script("restore", [file], target)).stdout).toContain("is sound");
        const restored = await keysIn(target);
        expect(before.filter((key) => !restored.has(key))).toEqual([]);
      }
      expect(acknowledged.length).toBeGreaterThan(BACKUPS * 5);
    },
    60_000 + BACKUPS * 20_000,
  );

  it("is not written over, and only as many dated ones stay as are wanted", async () => {
    const file = path.join(folder, "mine");
    await script("backup", [file]);
    expect(await refusal("backup", [file])).toContain("exists already");
    const ending = dialect === "sqlite" ? "db" : "dump";
    const names = [1, 2, 3].map((day) => `burnline-2026010${day}T000000Z.${ending}`);
    for (const name of names) writeFileSync(path.join(folder, name), "old");
    await script("backup", ["--into", folder, "--keep", "2"]);
    const left = readdirSync(folder).sort();
    expect(left).toHaveLength(3);
    expect(left).toContain("mine");
    expect(left).toContain(names[2]);
  });

  it("that is damaged, foreign, newer or tampered with is not restored", async () => {
    await keyAudit(systemActor, auditKey(SECRET));
    for (const subject of ["one", "two"])
      await write((tx) => recordAudit(tx, systemActor, { action: "test", subject, at }));
    const [sound, damaged, tampered, newer] = ["sound", "damaged", "tampered", "newer"].map(
      (name) => path.join(folder, name),
    ) as [string, string, string, string];
    await script("backup", [sound]);
    const bytes = readFileSync(sound);
    writeFileSync(damaged, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    const target = await emptyTarget();
    expect(await refusal("restore", [damaged], target)).toMatch(/damaged|failed/);
    expect(await refusal("restore", [path.join(folder, "nothing")], target)).toMatch(
      /no file|failed/,
    );
    await write((tx) =>
      rowsOf(tx, sql`update audit set subject = 'eve' where subject = 'two' returning id`),
    );
    expect(await refusal("backup", [tampered])).toMatch(
      /audit log of this backup was changed: its row \d+/,
    );
    await write((tx) =>
      rowsOf(tx, sql`update audit set subject = 'two' where subject = 'eve' returning id`),
    );
    const future =
      dialect === "sqlite"
        ? sql`update __drizzle_migrations set created_at = created_at + 1000000000000 returning id`
        : sql`update drizzle.__drizzle_migrations set created_at = created_at + 1000000000000 returning id`;
    const past =
      dialect === "sqlite"
        ? sql`update __drizzle_migrations set created_at = created_at - 1000000000000 returning id`
        : sql`update drizzle.__drizzle_migrations set created_at = created_at - 1000000000000 returning id`;
    await write((tx) => rowsOf(tx, future));
    expect(await refusal("backup", [newer])).toContain("newer version");
    await write((tx) => rowsOf(tx, past));
  });

  it("goes over a database that is in use never, and over one that is not empty only when told to", async () => {
    await write((tx) => tx.insert(settings).values({ key: "mine", value: 1 }));
    const file = path.join(folder, "backup");
    await script("backup", [file]);
    expect(await refusal("restore", [file, "--replace"])).toContain("in use");
    const target = await emptyTarget();
    await script("restore", [file], target);
    expect(await refusal("restore", [file], target)).toContain("--replace");
    await script("restore", [file, "--replace"], target);
    expect(await keysIn(target)).toContain("mine");
    const kept = readdirSync(folder).filter((name) => name.includes(".before-restore-"));
    expect(kept).toHaveLength(dialect === "sqlite" ? 1 : 0);
  });

  it.runIf(dialect === "sqlite")(
    "is more than a copy of the file, which lacks what is in its log still",
    async () => {
      await write((tx) => tx.insert(settings).values({ key: "newest", value: 1 }));
      const plain = path.join(folder, "plain.db");
      copyFileSync(databaseUrl.slice("file:".length), plain);
      expect(existsSync(`${plain}-wal`)).toBe(false);
      const file = path.join(folder, "backup");
      await script("backup", [file]);
      expect(await keysIn(`file:${file}`)).toContain("newest");
    },
  );
});
