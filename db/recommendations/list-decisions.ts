import { desc, eq, isNull } from "drizzle-orm";
import type { Effort } from "@/lib/reliability/recommend/effort";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { recommendationDecisions, recommendationEfforts } from "../schema/recommendations";
import type { StoredDecision } from "./decision";

const MOST = 50;

/** What holds now of all services that the actor may read. */
export const listDecisions = (actor: Actor): Promise<StoredDecision[]> =>
  readAs(actor)
    .select()
    .from(recommendationDecisions)
    .where(isNull(recommendationDecisions.endedAt))
    .orderBy(recommendationDecisions.id);

/** What was decided about one recommendation, the newest first. */
export const listDecisionsOf = (actor: Actor, key: string): Promise<StoredDecision[]> =>
  readAs(actor)
    .select()
    .from(recommendationDecisions)
    .where(eq(recommendationDecisions.key, key))
    .orderBy(desc(recommendationDecisions.id))
    .limit(MOST);

/** What somebody corrected, by key. */
export async function listEfforts(actor: Actor): Promise<Map<string, Effort>> {
  const rows = await readAs(actor).select().from(recommendationEfforts);
  return new Map(rows.map(({ key, effort }) => [key, effort]));
}
