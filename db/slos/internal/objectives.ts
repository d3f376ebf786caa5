import { eq } from "drizzle-orm";
import type { Objective } from "@/lib/slo/objective";
import type { Db } from "../../store/engine";
import type { StoredObjective } from "../slo";
import { objectives } from "../../schema/slos";
import { rebuildSlices } from "../../measurements/internal/slices";

function sameBudgeting({ budgeting: a }: Objective, { budgeting: b }: Objective): boolean {
  if (a.method === "occurrences" || b.method === "occurrences") return a.method === b.method;
  const sliceTarget = (budgeting: typeof a) =>
    budgeting.method === "timeslices" ? budgeting.sliceTargetPpm : null;
  return (
    a.method === b.method && a.sliceMinutes === b.sliceMinutes && sliceTarget(a) === sliceTarget(b)
  );
}

/**
 * Writes an SLO's objectives in their order. A row whose budgeting stays keeps its id, and with it
 * its slice sums; any other is rebuilt, so that no sum of an older definition survives.
 */
export async function replaceObjectives(
  tx: Db,
  sloId: number,
  before: readonly StoredObjective[],
  after: readonly Objective[],
): Promise<void> {
  const matched = new Set<number>();
  const plan = after.map((objective) => {
    const twin = before.find((row) => !matched.has(row.id) && sameBudgeting(row, objective));
    if (twin) matched.add(twin.id);
    return { objective, id: twin?.id };
  });
  for (const row of before) {
    if (!matched.has(row.id)) await tx.delete(objectives).where(eq(objectives.id, row.id));
  }
  // Positions are unique per SLO: move the kept rows out of the way first.
  for (const id of matched)
    await tx.update(objectives).set({ position: -id }).where(eq(objectives.id, id));
  for (const [position, { objective, id }] of plan.entries()) {
    if (id === undefined) await addObjective(tx, { ...objective, sloId, position });
    else
      await tx
        .update(objectives)
        .set({ ...objective, position })
        .where(eq(objectives.id, id));
  }
}

async function addObjective(tx: Db, row: typeof objectives.$inferInsert): Promise<void> {
  const [added] = await tx.insert(objectives).values(row).returning({ id: objectives.id });
  if (added) await rebuildSlices(tx, added.id);
}
