import { hasDueEscalations, listDueEscalations, runEscalation } from "@/db/escalations/run-due";
import { MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { logFailure } from "@/server/logging/outage";
import type { Job, JobContext } from "./job";

/** What is due is in rows: a process that dies in between leaves the rest to the next. */
export const escalateJob: Job = {
  name: "escalate",
  does: "Notifies the next level where nobody has acknowledged.",
  everyMs: SECOND_MS,
  offsetMs: 0,
  longestMs: MINUTE_MS,
  leaseMs: 15 * SECOND_MS,
  // Also at the top of each minute, so that one sees whether it still runs.
  wanted: async (actor, now) =>
    now.getTime() % MINUTE_MS < 5 * SECOND_MS || hasDueEscalations(actor, now),
  run: escalateDue,
};

/** One that fails holds up no other. */
export async function escalateDue({ actor, now, stop }: JobContext): Promise<void> {
  const failed: number[] = [];
  for (const id of await listDueEscalations(actor, now)) {
    if (stop.aborted) break;
    try {
      await runEscalation(actor, id, now);
    } catch (error) {
      logFailure(error, `escalation ${String(id)}`);
      failed.push(id);
    }
  }
  if (failed.length > 0)
    throw new Error(`Escalations that could not go on: ${failed.slice(0, 10).join(", ")}.`);
}
