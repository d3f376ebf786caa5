import { copyFileSync, rmSync } from "node:fs";
import { Client } from "pg";
import { closeStore } from "../store/client";
import { databaseUrl, dialect, sqlitePath } from "../store/dialect";

/**
 * Keeps a copy of the store as it is; what it answers brings that state back, as often as it is
 * wanted.
 */
export async function keepStore(): Promise<() => Promise<void>> {
  await closeStore();
  return dialect === "postgres" ? keepPostgres() : keepSqlite(sqlitePath(databaseUrl));
}

function keepSqlite(file: string): () => Promise<void> {
  const kept = `${file}.kept`;
  copyFileSync(file, kept);
  return async () => {
    await closeStore();
    for (const suffix of ["-wal", "-shm"]) rmSync(file + suffix, { force: true });
    copyFileSync(kept, file);
  };
}

/** A database is copied from another one, on a connection to a third. */
async function keepPostgres(): Promise<() => Promise<void>> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  const kept = `${name}_kept`;
  url.pathname = "/postgres";
  const run = async (...statements: string[]) => {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const copy = (from: string, to: string) =>
    run(
      `drop database if exists "${to}" with (force)`,
      `create database "${to}" template "${from}"`,
    );
  await copy(name, kept);
  return async () => {
    await closeStore();
    await copy(kept, name);
  };
}
