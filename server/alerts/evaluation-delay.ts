import "server-only";
import type { Actor } from "@/db/access/actor";
import { findEvaluationProgress } from "@/db/alerts/evaluation";
import { evaluationDelayMs } from "@/lib/alert/minutes-due";

/**
 * How long the evaluation of alerts is overdue, in milliseconds; `since`: when this process began to
 * wait for it.
 */
export async function evaluationDelay(actor: Actor, since: Date, now: Date): Promise<number> {
  const progress = await findEvaluationProgress(actor);
  return evaluationDelayMs(progress?.minute ?? null, since.getTime(), now.getTime());
}
