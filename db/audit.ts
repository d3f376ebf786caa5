import { createHash } from "node:crypto";
import { asc, desc, eq, gt, sql } from "drizzle-orm";
import { actorAddress, actorLabel, assertCan, type Actor } from "./actor";
import { read, rowsOf, write, type Db } from "./client";
import { dialect } from "./dialect";
import { audit, settings } from "./schema/installation";

type AuditRow = typeof audit.$inferSelect;
type Entry = { action: string; subject: string; teamId?: number | null; before?: unknown; after?: unknown; at: Date };

const AUDIT_LOCK = 7_402_114;
const GENESIS = "0".repeat(64);
const VERIFY_PAGE = 1000;

/** The hash of a row covers its content and the hash before it, so that a changed or missing row breaks the chain. */
function chainHash(row: Omit<AuditRow, "id" | "hash">): string {
  const content = [row.previousHash, row.at.getTime(), row.actor, row.address, row.action, row.teamId, row.subject, row.before, row.after];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** Adds a row to the audit log, in the caller's transaction. */
export async function recordAudit(tx: Db, actor: Actor, entry: Entry): Promise<void> {
  // SQLite has one writer; PostgreSQL needs the chain's end to itself until commit.
  if (dialect === "postgres") await rowsOf(tx, sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`);
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
  await tx.insert(audit).values({ ...row, hash: chainHash(row) });
}

/** Changes with everything that leaves a row in the audit log, and so with every definition and permission; measurements leave none. */
export async function auditToken(): Promise<string> {
  const [last] = await rowsOf<{ hash: string }>(read(), sql`select hash from audit order by id desc limit 1`);
  return last?.hash ?? GENESIS;
}

type AuditCheck = { rows: number; brokenAt: number | null };
type Head = { id: number; hash: string };

const CHECKED_KEY = "audit.checked";

/** As `verifyAudit`, and finds rows gone from the end of the chain: the last row that a check has seen must still be there. */
export async function checkAudit(actor: Actor): Promise<AuditCheck> {
  const check = await verifyAudit(actor);
  const [known] = await read().select().from(settings).where(eq(settings.key, CHECKED_KEY));
  const seen = known?.value as Head | undefined;
  if (check.brokenAt !== null) return check;
  if (seen && (await hashOf(seen.id)) !== seen.hash) return { ...check, brokenAt: seen.id };
  const [last] = await read().select({ id: audit.id, hash: audit.hash }).from(audit).orderBy(desc(audit.id)).limit(1);
  if (last) await write((tx) => tx.insert(settings).values({ key: CHECKED_KEY, value: last }).onConflictDoUpdate({ target: settings.key, set: { value: last } }));
  return check;
}

async function hashOf(id: number): Promise<string | null> {
  const [row] = await read().select({ hash: audit.hash }).from(audit).where(eq(audit.id, id));
  return row?.hash ?? null;
}

/** Walks the whole chain; `brokenAt` is the id of the first row that does not fit. */
export async function verifyAudit(actor: Actor): Promise<AuditCheck> {
  assertCan(actor, "admin", null);
  let previousHash = GENESIS;
  let lastId = 0;
  let rows = 0;
  for (;;) {
    const page = await read().select().from(audit).where(gt(audit.id, lastId)).orderBy(asc(audit.id)).limit(VERIFY_PAGE);
    for (const row of page) {
      if (row.previousHash !== previousHash || row.hash !== chainHash(row)) return { rows, brokenAt: row.id };
      previousHash = row.hash;
      lastId = row.id;
      rows += 1;
    }
    if (page.length < VERIFY_PAGE) return { rows, brokenAt: null };
  }
}
