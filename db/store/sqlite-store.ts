import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { foldedText } from "@/lib/text/folded";
import { databaseUrl, sqlitePath } from "./dialect";
import { CONNECT_TIMEOUT_MS, type Db, type Store } from "./engine";
import { preparing } from "./prepared";
import { tables } from "./tables";
import { transactionQueue } from "./transaction-queue";

/** SQLite waits in the one thread: who needs longer asks again instead. */
export const BUSY_TIMEOUT_MS = 20;

function openSqliteConnection(file: string): Database.Database {
  const connection = new Database(file, { timeout: CONNECT_TIMEOUT_MS });
  connection.pragma("journal_mode = WAL");
  // A re-opened WAL file starts at NORMAL, which loses acknowledged rows in a power cut.
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("cache_size = -65536");
  connection.pragma("temp_store = MEMORY");
  // SQLite's own knows ASCII alone. No index may use it: other programs that open the file know
  // only that one.
  connection.function("folded", { deterministic: true }, (text: unknown) =>
    typeof text === "string" ? foldedText(text) : text,
  );
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  return connection;
}

const queriesOf = (connection: Database.Database): Db =>
  drizzle({ client: preparing(connection), schema: tables, casing: "snake_case" });

/** Prepared once: it is asked for on every page. */
const dataVersion = (connection: Database.Database): Database.Statement =>
  connection.prepare("PRAGMA data_version").pluck();

export function openSqlite(): Store {
  const file = sqlitePath(databaseUrl);
  if (file !== ":memory:") mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const opened = performance.now();
  const writer = openSqliteConnection(file);
  const reader = openSqliteConnection(file);
  // A snapshot needs a connection of its own: other reads on it would not see what has been
  // committed since.
  const snapshotReader = openSqliteConnection(file);
  const [version, foreignVersion] = [dataVersion(reader), dataVersion(writer)];
  const transact = transactionQueue(writer, "BEGIN IMMEDIATE", queriesOf(writer));
  const snapshot = transactionQueue(snapshotReader, "BEGIN", queriesOf(snapshotReader));

  return {
    reader: queriesOf(reader),
    transact: (work) => transact.run(work),
    snapshot: (work) => snapshot.run(work),
    beginWrite: (withinMs) => transact.probe(withinMs),
    changeToken: async () => String(version.get()),
    // This process writes through that one connection, whose own writes do not count.
    foreignWrites: () => `${opened} ${String(foreignVersion.get())}`,
    close: async () => {
      await Promise.all([transact.idle(), snapshot.idle()]);
      reader.close();
      snapshotReader.close();
      writer.close();
    },
    sqlite: { writer, reader, snapshotReader },
  };
}
