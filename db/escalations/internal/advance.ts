import { eq, sql } from "drizzle-orm";
import type { EscalationStep } from "@/lib/escalation/step";
import { step, type EscalationEvent, type Step } from "@/lib/escalation/walk";
import { escalationPolicyVersions, escalations } from "../../schema/escalations";
import type { Db } from "../../store/engine";
import { resolverAt } from "./recipients";
import { columnsOf, escalationOf, type EscalationRow } from "./state";
import { carryOut, insertStep } from "./tell";

/** One event of one escalation: what follows from it is written, or nothing at all. */
export async function advance(
  tx: Db,
  id: number,
  event: EscalationEvent,
  now: Date,
): Promise<EscalationStep[]> {
  const before = await lock(tx, id);
  if (!before || before.state === "done") return [];
  const next = await walkOn(tx, before, event, now);
  const after = { ...before, ...columnsOf(next.escalation, before), updatedAt: now };
  const { id: _id, ...columns } = after;
  await tx.update(escalations).set(columns).where(eq(escalations.id, id));
  const steps: EscalationStep[] = [];
  for (const effect of next.effects) {
    const done = await carryOut(tx, after, effect, now);
    if (done) steps.push(done);
  }
  const came = stepOfEvent(event);
  if (came) await insertStep(tx, id, came, now);
  return came ? [...steps, came] : steps;
}

/** A write of no change: on PostgreSQL, whoever else would go on waits, and then sees what became of it. */
async function lock(tx: Db, id: number): Promise<EscalationRow | undefined> {
  const [row] = await tx
    .update(escalations)
    .set({ updatedAt: sql`${escalations.updatedAt}` })
    .where(eq(escalations.id, id))
    .returning();
  return row;
}

async function walkOn(
  tx: Db,
  row: EscalationRow,
  event: EscalationEvent,
  now: Date,
): Promise<Step> {
  const [pinned] = await tx
    .select({ policy: escalationPolicyVersions.definition })
    .from(escalationPolicyVersions)
    .where(eq(escalationPolicyVersions.id, row.policyVersionId));
  if (!pinned) throw new Error(`escalation ${String(row.id)} has no policy`);
  const rules = { policy: pinned.policy, resolve: await resolverAt(tx, pinned.policy, now) };
  return step(escalationOf(row), event, now.getTime(), rules);
}

function stepOfEvent(event: EscalationEvent): EscalationStep | null {
  switch (event.kind) {
    case "acknowledged":
      return { kind: "acknowledged", by: event.by };
    case "resolved":
      return { kind: "ended" };
    case "due":
      return null;
    default:
      throw new RangeError(`no event ${String(event satisfies never)}`);
  }
}
