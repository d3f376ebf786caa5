import { and, asc, inArray, lt } from "drizzle-orm";
import { changeEvents } from "../../schema/integrations";
import type { Db } from "../../store/engine";

/** Changes that were told before, by their numbers, which grow with time. */
export async function forgetChanges(tx: Db, before: Date, limit: number): Promise<number> {
  const oldest = tx
    .select({ id: changeEvents.id })
    .from(changeEvents)
    .orderBy(asc(changeEvents.id))
    .limit(limit);
  const gone = await tx
    .delete(changeEvents)
    .where(and(inArray(changeEvents.id, oldest), lt(changeEvents.receivedAt, before)))
    .returning({ id: changeEvents.id });
  return gone.length;
}
