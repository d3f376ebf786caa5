import { inArray, isNull } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { recommendationDecisions } from "../schema/recommendations";
import { write } from "../store/client";

const AT_ONCE = 200;

/** Ends the decisions about what is no longer found, so that it is to be decided on if it returns. */
export async function endGone(actor: Actor, found: ReadonlySet<string>, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const { id, key, endedAt } = recommendationDecisions;
    const current = await tx
      .select({ id, key })
      .from(recommendationDecisions)
      .where(isNull(endedAt));
    const gone = current.filter((row) => !found.has(row.key)).map((row) => row.id);
    for (let from = 0; from < gone.length; from += AT_ONCE)
      await tx
        .update(recommendationDecisions)
        .set({ endedAt: now })
        .where(inArray(id, gone.slice(from, from + AT_ONCE)));
  });
}
