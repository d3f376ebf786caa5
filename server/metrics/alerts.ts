import type { Actor } from "@/db/access/actor";
import { countOpenAlerts } from "@/db/alerts/count-open";
import { isEvaluationLate } from "@/lib/alert/minutes-due";
import { evaluationDelay } from "@/server/alerts/evaluation-delay";
import { metrics } from "./metrics";

const STATES = ["firing", "acknowledged"] as const;
const SEVERITIES = ["page", "ticket"] as const;

/** `since`: when the jobs of this process began; null while they have not. */
export async function refreshAlertMetrics(
  actor: Actor,
  since: Date | null,
  now: Date,
): Promise<void> {
  const counts = await countOpenAlerts(actor);
  for (const state of STATES)
    for (const severity of SEVERITIES) {
      const found = counts.find((one) => one.state === state && one.severity === severity);
      metrics().openAlerts.set({ state, severity }, found?.count ?? 0);
    }
  const delay = since === null ? 0 : await evaluationDelay(actor, since, now);
  metrics().evaluationDelay.set(delay / 1000);
  metrics().evaluationLate.set(isEvaluationLate(delay) ? 1 : 0);
}
