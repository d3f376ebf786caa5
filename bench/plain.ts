import Database from "better-sqlite3";

/** A file as safe as the store's own: what is committed is on disk. */
export function openPlain(file: string): Database.Database {
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  return database;
}
