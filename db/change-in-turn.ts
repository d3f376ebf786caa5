import { sql } from "drizzle-orm";
import { rowsOf, write, type Db } from "./client";
import { dialect } from "./dialect";

const CHANGES_LOCK = 7_402_116;

/**
 * As `write`, for what people edit (teams, services, SLOs, incidents, postmortems): one change after the other, across
 * processes, so that what a change has read still holds when it writes. Locks are taken in the order changes,
 * measurements, audit.
 */
export const changeInTurn = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
  write(async (tx) => {
    if (dialect === "postgres") await rowsOf(tx, sql`select pg_advisory_xact_lock(${CHANGES_LOCK})`);
    return work(tx);
  });
