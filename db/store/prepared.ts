import { channel } from "node:diagnostics_channel";
import type Database from "better-sqlite3";
import { keepLast } from "@/lib/collections/keep-last";

type Statement = Database.Statement;
/** `rows` gives rows as lists of values, which a statement does once and for all. */
type Kept = { statement?: Statement; rows?: Statement };

/** The text of each statement that SQLite runs. */
export const STATEMENT_CHANNEL = "burnline:store.statement";

const statements = channel(STATEMENT_CHANNEL);

const MOST_KEPT = 300;
/** Longer ones insert many rows at once, and seldom the same number of them twice. */
const LONGEST_KEPT = 8000;
const keptBy = new WeakMap<Database.Database, Map<string, Kept>>();

/** What is kept of a statement; the ones that were used last stay. */
function keptOf(connection: Database.Database, text: string): Kept {
  if (text.length > LONGEST_KEPT) return {};
  let all = keptBy.get(connection);
  if (!all) keptBy.set(connection, (all = new Map<string, Kept>()));
  const kept = all.get(text) ?? {};
  keepLast(all, text, kept, MOST_KEPT);
  return kept;
}

/**
 * A statement of a connection, kept ready for the next time: SQLite prepares it again by itself
 * after a change of the schema.
 */
export function prepared(connection: Database.Database, text: string): Statement {
  if (statements.hasSubscribers) statements.publish(text);
  return (keptOf(connection, text).statement ??= connection.prepare(text));
}

function preparedRows(connection: Database.Database, text: string): Statement {
  if (statements.hasSubscribers) statements.publish(text);
  return (keptOf(connection, text).rows ??= connection.prepare(text).raw());
}

const LIMIT = / limit \?( offset \?)?$/;

/**
 * SQLite plans by a limit, and prepares a statement again for each that is bound to it: it is
 * written into the text.
 */
function limited(text: string): (values: unknown[]) => [string, unknown[]] {
  const [end, offset = ""] = LIMIT.exec(text) ?? [];
  if (end === undefined) return (values) => [text, values];
  const place = offset === "" ? -1 : -2;
  let last = { limit: null as unknown, text };
  return (values) => {
    const limit = values.at(place);
    if (!Number.isSafeInteger(limit)) return [text, values];
    if (last.limit !== limit)
      last = { limit, text: `${text.slice(0, -end.length)} limit ${String(limit)}${offset}` };
    return [last.text, values.toSpliced(place, 1)];
  };
}

/**
 * A connection for Drizzle, which prepares a statement for each query, as one that takes those that
 * are kept.
 */
export function preparing(connection: Database.Database): Database.Database {
  type Take = typeof prepared;
  const prepare = (query: string) => {
    const asked = limited(query);
    const run = (take: Take, how: "run" | "get" | "all", values: unknown[]) => {
      const [text, rest] = asked(values);
      return take(connection, text)[how](...rest);
    };
    return {
      run: (...values: unknown[]) => run(prepared, "run", values),
      get: (...values: unknown[]) => run(prepared, "get", values),
      all: (...values: unknown[]) => run(prepared, "all", values),
      raw: () => ({
        get: (...values: unknown[]) => run(preparedRows, "get", values),
        all: (...values: unknown[]) => run(preparedRows, "all", values),
      }),
    };
  };
  return { prepare } as unknown as Database.Database;
}
