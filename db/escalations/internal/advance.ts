import { eq, sql } from "drizzle-orm";
import type { EscalationStep } from "@/lib/escalation/step";
import { step, type EscalationEvent } from "@/lib/escalation/walk";
import { escalations } from "../../schema/escalations";
import { incidents } from "../../schema/incidents";
import type { Db } from "../../store/engine";
import { rulesOf } from "./rules-of";
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
  const current = escalationOf(before);
  const next = step(current, event, now.getTime(), await rulesOf(tx, before, now));
  if (next.escalation === current) return [];
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
  const all = came ? [...steps, came] : steps;
  if (all.length > 0) await noteOnIncident(tx, before.incidentId);
  return all;
}

/** Its open pages renew themselves by its revision. */
async function noteOnIncident(tx: Db, incidentId: number | null): Promise<void> {
  if (incidentId === null) return;
  await tx
    .update(incidents)
    .set({ revision: sql`${incidents.revision} + 1` })
    .where(eq(incidents.id, incidentId));
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
