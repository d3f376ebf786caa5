import type Database from "better-sqlite3";

type Statement = Database.Statement<[readonly (number | string | null)[]]>;

const MOST_CACHED = 250;
const cached = new WeakMap<Database.Database, Map<string, Statement>>();

/** A statement of a connection, kept ready for the next time. */
export function prepared(connection: Database.Database, text: string): Statement {
  let statements = cached.get(connection);
  if (!statements) cached.set(connection, (statements = new Map<string, Statement>()));
  const found = statements.get(text);
  if (found) return found;
  const statement: Statement = connection.prepare(text);
  if (statements.size < MOST_CACHED) statements.set(text, statement);
  return statement;
}
