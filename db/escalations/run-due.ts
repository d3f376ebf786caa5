import { and, asc, eq, isNotNull, lte } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { escalations } from "../schema/escalations";
import { lockAudit, recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { runDue } from "./internal/escalate";

const AT_ONCE = 500;

const due = (now: Date) => and(isNotNull(escalations.nextAt), lte(escalations.nextAt, now));

/** For the job: whether anybody is to be told by now. */
export async function hasDueEscalations(actor: Actor, now: Date): Promise<boolean> {
  assertCan(actor, "admin", null);
  const [first] = await readAs(actor)
    .select({ id: escalations.id })
    .from(escalations)
    .where(due(now))
    .limit(1);
  return first !== undefined;
}

/** The escalations that are due, those that wait longest first. */
export async function listDueEscalations(actor: Actor, now: Date): Promise<number[]> {
  assertCan(actor, "admin", null);
  const rows = await readAs(actor)
    .select({ id: escalations.id })
    .from(escalations)
    .where(due(now))
    .orderBy(asc(escalations.nextAt), asc(escalations.id))
    .limit(AT_ONCE);
  return rows.map(({ id }) => id);
}

/** Goes on to what is due in one escalation; false where another was faster. */
export async function runEscalation(actor: Actor, id: number, now: Date): Promise<boolean> {
  assertCan(actor, "admin", null);
  return serialWrite(async (tx) => {
    await lockAudit(tx);
    const steps = await runDue(tx, id, now);
    if (steps.length === 0) return false;
    await recordAudit(tx, actor, {
      action: "escalation.step",
      subject: `escalation:${id}`,
      teamId: await teamOf(tx, id),
      after: steps,
      at: now,
    });
    return true;
  });
}

async function teamOf(tx: Db, id: number): Promise<number | null> {
  const [row] = await tx
    .select({ teamId: escalations.teamId })
    .from(escalations)
    .where(eq(escalations.id, id));
  return row?.teamId ?? null;
}
