import type { Actor } from "@/db/access/actor";
import { findEvaluationProgress } from "@/db/alerts/evaluation";
import { findDelivery } from "@/db/notifications/delivery";
import { listLeases, type Lease } from "@/db/store/leases";
import { evaluationDelayMs, isEvaluationLate } from "@/lib/alert/minutes-due";
import { deliveryState } from "@/lib/notification/delivery-health";
import { MINUTE_MS } from "@/lib/time/duration";
import { dependency } from "@/server/outgoing/dependencies";
import { DependencyError } from "@/server/outgoing/dependency-error";
import { guardedFetch } from "@/server/outgoing/guarded-fetch";
import { parseNetworks } from "@/server/outgoing/networks";
import { HEARTBEAT_VARIABLE } from "./heartbeat-url";
import type { Job, JobContext } from "./job";
import { PAGING_JOBS } from "./paging-jobs";

const WORKED_WITHIN_MS = 3 * MINUTE_MS;
const MOST_BYTES = 100_000;

/** Later than what it tells of. */
export const heartbeatJob = (url: string | null): Job => ({
  name: "heartbeat",
  does: "Tells BURNLINE_HEARTBEAT_URL that alerts are evaluated and delivered.",
  everyMs: MINUTE_MS,
  offsetMs: 45_000,
  longestMs: MINUTE_MS,
  wanted: async () => url !== null,
  run: async (context) => {
    if (url !== null) await beat(url, context);
  },
});

/** Silence is the message: where something stands still, nothing is sent. */
async function beat(url: string, { actor, now, stop }: JobContext): Promise<void> {
  const still = standingStill(await listLeases(actor), now);
  if (still.length > 0) throw new Error(`No heartbeat: ${still.join(" and ")} did not work.`);
  if (await isBehind(actor, now)) throw new Error("No heartbeat: alerts are not evaluated.");
  const delivery = deliveryState(await findDelivery(actor, now));
  if (delivery !== "ok") throw new Error(`No heartbeat: ${SILENT_BECAUSE[delivery]}.`);
  await dependency("heartbeat").execute(async (signal) => {
    const { status } = await guardedFetch(url, {
      method: "GET",
      headers: {},
      // The administrator has named it: it may be a neighbor.
      to: { allowed: parseNetworks("private"), variable: HEARTBEAT_VARIABLE },
      maxBytes: MOST_BYTES,
      signal,
    });
    if (status >= 400) throw new DependencyError(`It answered ${status}.`, status >= 500);
  }, stop);
}

const SILENT_BECAUSE = {
  stuck: "messages that are due do not leave",
  failing: "no message of the last 15 minutes arrived",
} as const;

/** A job may run and evaluate nothing. */
async function isBehind(actor: Actor, now: Date): Promise<boolean> {
  const progress = await findEvaluationProgress(actor);
  return (
    progress !== null && isEvaluationLate(evaluationDelayMs(progress.minute, 0, now.getTime()))
  );
}

/** One that has never run is not set up. */
const standingStill = (leases: readonly Lease[], now: Date): string[] =>
  leases
    .filter(({ name }) => PAGING_JOBS.includes(name))
    .filter(
      ({ ranAt, error }) =>
        error !== null || (ranAt !== null && now.getTime() - ranAt.getTime() > WORKED_WITHIN_MS),
    )
    .map(({ name }) => name);
