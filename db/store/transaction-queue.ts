import type Database from "better-sqlite3";
import type { Db } from "./engine";
import { prepared } from "./prepared";
import { storeFailureOf } from "./store-failure";

const LONGEST_WAIT_MS = 5000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 200;

export type TransactionQueue = {
  run: <T>(work: (db: Db) => Promise<T>, longestWaitMs?: number) => Promise<T>;
  /**
   * Rejects at once while another program holds the lock, and where it still does after that time.
   */
  probe: (longestWaitMs: number) => Promise<void>;
  idle: () => Promise<unknown>;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Begins a transaction. While another program holds the lock, it asks again and again and leaves
 * the thread to others in between; throws "database is locked" once `until` has passed.
 */
async function begun(
  connection: Database.Database,
  begin: string,
  until: number,
  refused: (error: Error) => void,
): Promise<void> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    try {
      prepared(connection, begin).run();
      return;
    } catch (error) {
      if (storeFailureOf(error) !== "busy" || performance.now() >= until) throw error;
      if (error instanceof Error) refused(error);
      await pause(wait);
    }
  }
}

/**
 * Transactions on one connection, one after the other. What waits too long for another program is
 * refused, also what waited behind it.
 */
export function transactionQueue(
  connection: Database.Database,
  begin: string,
  db: Db,
): TransactionQueue {
  let queue: Promise<unknown> = Promise.resolve();
  let lockedOut: Error | null = null;
  async function runAlone<T>(work: (db: Db) => Promise<T>, until: number): Promise<T> {
    try {
      await begun(connection, begin, until, (error) => (lockedOut = error));
    } finally {
      lockedOut = null;
    }
    try {
      const result = await work(db);
      prepared(connection, "COMMIT").run();
      return result;
    } catch (error) {
      if (connection.inTransaction) connection.exec("ROLLBACK");
      throw error;
    }
  }
  const run: TransactionQueue["run"] = (work, longestWaitMs = LONGEST_WAIT_MS) => {
    const until = performance.now() + longestWaitMs;
    const next = queue.then(() => runAlone(work, until));
    queue = next.catch(() => undefined);
    return next;
  };
  return {
    run,
    probe: async (longestWaitMs) => {
      if (lockedOut !== null) throw lockedOut;
      await run(async () => undefined, longestWaitMs);
    },
    idle: () => queue,
  };
}
