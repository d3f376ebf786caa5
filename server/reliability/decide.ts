import "server-only";
import type { Actor } from "@/db/access/actor";
import { decideOn } from "@/db/recommendations/decide";
import type { NewDecision, StoredDecision } from "@/db/recommendations/decision";
import { setEffort } from "@/db/recommendations/set-effort";
import type { Effort } from "@/lib/reliability/recommend/effort";
import { getRecommendation, type KnownRecommendation } from "./recommendations";

/**
 * `ref`: what addresses call the recommendation. `version`: of what the actor decided on; what
 * someone else decided since is not replaced then.
 */
export async function decide(
  actor: Actor,
  ref: string,
  decision: NewDecision,
  now: Date,
  version?: number,
): Promise<KnownRecommendation & { decision: StoredDecision }> {
  const known = await getRecommendation(actor, ref);
  const decided = await decideOn(actor, subjectOf(known), decision, now, version);
  return { ...known, decision: decided, isOpen: false };
}

export async function correctEffort(
  actor: Actor,
  ref: string,
  effort: Effort,
  now: Date,
): Promise<void> {
  await setEffort(actor, subjectOf(await getRecommendation(actor, ref)), effort, now);
}

const subjectOf = ({ recommendation, key }: KnownRecommendation) => ({
  service: recommendation.service,
  key,
});
