import { asc, desc, eq, gt, sql } from "drizzle-orm";
import { actorAddress, actorLabel, assertCan, type Actor } from "../access/actor";
import { chainHash, chainWalk, GENESIS, sealOf, type AuditHead } from "./audit-chain.mjs";
import { read, write } from "./client";
import { rowsOf } from "./statements";
import type { Db } from "./engine";
import { dialect } from "./dialect";
import { audit, settings } from "../schema/installation";

type Entry = {
  action: string;
  subject: string;
  teamId?: number | null;
  before?: unknown;
  after?: unknown;
  at: Date;
};

const AUDIT_LOCK = 7_402_114;
const VERIFY_PAGE = 1000;

// Instrumentation and routes are separate module instances.
const holder = globalThis as typeof globalThis & { burnlineAuditKey?: Buffer };
const currentKey = (): Buffer | null => holder.burnlineAuditKey ?? null;

/** Adds a row to the audit log, in the caller's transaction. */
export async function recordAudit(tx: Db, actor: Actor, entry: Entry): Promise<void> {
  await lockAudit(tx);
  const [last] = await tx.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.id)).limit(1);
  const row = {
    at: entry.at,
    actor: actorLabel(actor),
    address: actorAddress(actor),
    action: entry.action,
    teamId: entry.teamId ?? null,
    subject: entry.subject,
    before: entry.before === undefined ? null : JSON.stringify(entry.before),
    after: entry.after === undefined ? null : JSON.stringify(entry.after),
    previousHash: last?.hash ?? GENESIS,
  };
  await tx.insert(audit).values({ ...row, hash: chainHash(row, currentKey()) });
}

/**
 * Changes with everything that leaves a row in the audit log, and so with every definition and
 * permission; measurements leave none.
 */
export async function auditToken(): Promise<string> {
  const [last] = await rowsOf<{ hash: string }>(
    read(),
    sql`select hash from audit order by id desc limit 1`,
  );
  return last?.hash ?? GENESIS;
}

/**
 * SQLite has one writer; PostgreSQL needs the chain's end to itself until commit. Taken ahead by
 * whoever locks rows that others lock after they have written to the log.
 */
export async function lockAudit(tx: Db): Promise<void> {
  if (dialect === "postgres") await rowsOf(tx, sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`);
}

type AuditCheck = { rows: number; brokenAt: number | null };
type SealedHead = AuditHead & { seal?: string };

const CHECKED_KEY = "audit.checked";
const KEYED_AFTER_KEY = "audit.keyed-after";
const NO_ROW: AuditHead = { id: 0, hash: GENESIS };

/**
 * From now on rows are hashed with this key; the rows before are held by a sealed note of the last
 * of them. Answers that row where the note was made just now, else null. Called once, at start.
 */
export async function keyAudit(actor: Actor, key: Buffer): Promise<AuditHead | null> {
  assertCan(actor, "admin", null);
  try {
    return await write(async (tx) => {
      await lockAudit(tx);
      // Before the lock is let go: the next row is one after the note.
      holder.burnlineAuditKey = key;
      if (await settingOf(tx, KEYED_AFTER_KEY)) return null;
      const last = (await lastRow(tx)) ?? NO_ROW;
      const value = { ...last, seal: sealOf("keyed-after", last, key) };
      await tx.insert(settings).values({ key: KEYED_AFTER_KEY, value });
      return last;
    });
  } catch (error) {
    delete holder.burnlineAuditKey;
    throw error;
  }
}

/** For tests, which begin with stores that never had a key. */
export function forgetAuditKey(): void {
  delete holder.burnlineAuditKey;
}

/** The end of the chain, to be kept elsewhere; null while there are no rows. */
export async function auditHead(actor: Actor): Promise<AuditHead | null> {
  assertCan(actor, "admin", null);
  return lastRow(read());
}

/**
 * As `verifyAudit`, and finds rows gone from the end of the chain: the last row that a check has
 * seen must still be there.
 */
export async function checkAudit(actor: Actor): Promise<AuditCheck> {
  const check = await verifyAudit(actor);
  if (check.brokenAt !== null) return check;
  const seen = await settingOf(read(), CHECKED_KEY);
  const key = currentKey();
  if (seen && !((await hashOf(seen.id)) === seen.hash && sealFits("checked", seen, key))) {
    return { ...check, brokenAt: seen.id };
  }
  const last = await lastRow(read());
  if (!last) return check;
  const value = key ? { ...last, seal: sealOf("checked", last, key) } : last;
  await write((tx) =>
    tx
      .insert(settings)
      .values({ key: CHECKED_KEY, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } }),
  );
  return check;
}

/** A note from before there was a key has no seal. */
const sealFits = (
  purpose: "keyed-after" | "checked",
  head: SealedHead,
  key: Buffer | null,
): boolean => key === null || head.seal === undefined || head.seal === sealOf(purpose, head, key);

async function settingOf(db: Db, key: string): Promise<SealedHead | null> {
  const [row] = await db.select().from(settings).where(eq(settings.key, key));
  return row ? (row.value as SealedHead) : null;
}

async function lastRow(db: Db): Promise<AuditHead | null> {
  const [last] = await db
    .select({ id: audit.id, hash: audit.hash })
    .from(audit)
    .orderBy(desc(audit.id))
    .limit(1);
  return last ?? null;
}

async function hashOf(id: number): Promise<string | null> {
  const [row] = await read().select({ hash: audit.hash }).from(audit).where(eq(audit.id, id));
  return row?.hash ?? null;
}

/** Walks the whole chain; `brokenAt` is the id of the first row that does not fit. */
export async function verifyAudit(actor: Actor): Promise<AuditCheck> {
  assertCan(actor, "admin", null);
  const key = currentKey();
  const keyedAfter = await settingOf(read(), KEYED_AFTER_KEY);
  const noted = keyedAfter?.seal !== undefined && sealFits("keyed-after", keyedAfter, key);
  // The note is made at the start, before the first row with the key.
  if (key && !noted) return { rows: 0, brokenAt: keyedAfter?.id ?? 0 };
  const walk = chainWalk({ key, keyedAfter });
  let lastId = 0;
  let rows = 0;
  for (;;) {
    const page = await read()
      .select()
      .from(audit)
      .where(gt(audit.id, lastId))
      .orderBy(asc(audit.id))
      .limit(VERIFY_PAGE);
    for (const row of page) {
      if (!walk.next(row)) return { rows, brokenAt: row.id };
      lastId = row.id;
      rows += 1;
    }
    if (page.length < VERIFY_PAGE) break;
  }
  const gone = keyedAfter !== null && keyedAfter.id > lastId;
  return { rows, brokenAt: gone ? keyedAfter.id : null };
}
