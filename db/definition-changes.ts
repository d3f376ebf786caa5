import { sql } from "drizzle-orm";
import { rowsOf, write, type Db } from "./client";
import { dialect } from "./dialect";

const DEFINITIONS_LOCK = 7_402_116;

/**
 * As `write`, for teams, services and SLOs: one change after the other, across processes, so that what a change has read
 * still holds when it writes. Locks are taken in the order definitions, measurements, audit.
 */
export const changeDefinitions = <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
  write(async (tx) => {
    if (dialect === "postgres") await rowsOf(tx, sql`select pg_advisory_xact_lock(${DEFINITIONS_LOCK})`);
    return work(tx);
  });
