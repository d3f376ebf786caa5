import type Database from "better-sqlite3";
import { store } from "../store/client";

/**
 * SQLite only: the tables that statements of `work` go through from end to end, each with the
 * statement; without those where few rows can be.
 */
export async function scansOf(work: () => Promise<unknown>, few: readonly string[] = []) {
  const { reader } = sqlite();
  return [...new Set(await statementsOf(work))].flatMap((text) =>
    scansIn(reader, text).flatMap((table) => (few.includes(table) ? [] : [`${table}: ${text}`])),
  );
}

/** SQLite only: each statement of `work`, in their order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { writer, reader, snapshotReader } = sqlite();
  const statements: string[] = [];
  const connections = [writer, reader, snapshotReader];
  for (const connection of connections) overhear(connection, (text) => statements.push(text));
  try {
    await work();
  } finally {
    for (const connection of connections) Reflect.deleteProperty(connection, "prepare");
  }
  return statements;
}

function sqlite() {
  const connections = store().sqlite;
  if (!connections) throw new Error("plans of queries are read on SQLite only");
  return connections;
}

function overhear(connection: Database.Database, hear: (text: string) => void): void {
  const prepare = connection.prepare.bind(connection);
  connection.prepare = (text: string) => {
    hear(text);
    return prepare(text);
  };
}

const SCAN = /^SCAN (\w+)/;

function scansIn(reader: Database.Database, text: string): string[] {
  const places = Array.from({ length: text.split("?").length - 1 }, () => null);
  const plan = reader.prepare(`explain query plan ${text}`).all(...places) as { detail: string }[];
  return plan.flatMap(({ detail }) => SCAN.exec(detail)?.[1] ?? []);
}
