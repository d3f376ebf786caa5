import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type Database from "better-sqlite3";
import { store } from "../store/client";
import { STATEMENT_CHANNEL } from "../store/prepared";

/**
 * SQLite only: the tables that statements of `work` go through from end to end, each with the
 * statement; without those where few rows can be.
 */
export async function scansOf(work: () => Promise<unknown>, few: readonly string[] = []) {
  const reader = sqliteReader();
  return [...new Set(await statementsOf(work))].flatMap((text) =>
    scansIn(reader, text).flatMap((table) => (few.includes(table) ? [] : [`${table}: ${text}`])),
  );
}

/** SQLite only: how each statement of `work` is run, step by step. */
export async function plansOf(work: () => Promise<unknown>): Promise<string[][]> {
  return (await statementsOf(work)).map((text) => stepsOf(sqliteReader(), text));
}

/** SQLite only: each statement of `work`, in their order. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = [];
  const hear = (text: unknown) => heard.push(String(text));
  subscribe(STATEMENT_CHANNEL, hear);
  try {
    await work();
  } finally {
    unsubscribe(STATEMENT_CHANNEL, hear);
  }
  return heard.filter((text) => !TRANSACTION.test(text));
}

const TRANSACTION = /^(BEGIN|COMMIT)/;

const SCAN = /^SCAN (\w+)/;

const scansIn = (reader: Database.Database, text: string): string[] =>
  stepsOf(reader, text).flatMap((step) => SCAN.exec(step)?.[1] ?? []);

function stepsOf(reader: Database.Database, text: string): string[] {
  const places = Array.from({ length: text.split("?").length - 1 }, () => null);
  const plan = reader.prepare(`explain query plan ${text}`).all(...places) as { detail: string }[];
  return plan.map(({ detail }) => detail);
}

function sqliteReader(): Database.Database {
  const reader = store().sqlite?.reader;
  if (!reader) throw new Error("plans of queries are read on SQLite only");
  return reader;
}
