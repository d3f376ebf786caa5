import { and, isNull, lt } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { recommendationDecisions } from "../schema/recommendations";
import { write } from "../store/client";
import { oneOf } from "../store/key-rows";

/**
 * Ends the decisions about what is no longer found, so that it is to be decided on if it returns.
 * `now`: before it was looked for; what was decided since may be about what came since.
 */
export async function endGone(actor: Actor, found: ReadonlySet<string>, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const { id, key, decidedAt, endedAt } = recommendationDecisions;
    const current = await tx
      .select({ id, key })
      .from(recommendationDecisions)
      .where(and(isNull(endedAt), lt(decidedAt, now)));
    const gone = current.filter((row) => !found.has(row.key)).map((row) => row.id);
    await tx.update(recommendationDecisions).set({ endedAt: now }).where(oneOf(id, gone));
  });
}
