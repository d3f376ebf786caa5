import type { Actor } from "@/db/access/actor";
import { findCaretaker } from "@/db/alerts/caretaker";
import { findEvaluationProgress } from "@/db/alerts/evaluation";
import { listOwnAlerts, recordOwnAlerts } from "@/db/alerts/own-alerts";
import { listUnanswered } from "@/db/escalations/list-unanswered";
import { findDelivery } from "@/db/notifications/delivery";
import { diskSpace } from "@/db/store/disk-space";
import { storeBytes } from "@/db/store/size";
import { burnlineAlerts, type OwnHealth } from "@/lib/alert/burnline-alerts";
import { isEvaluationLate } from "@/lib/alert/minutes-due";
import { alertPlace } from "@/lib/alert/sighting";
import { sightingsOf } from "@/lib/alert/verdicts";
import { MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import { evaluationDelay } from "@/server/alerts/evaluation-delay";
import type { Job, JobContext } from "./job";
import { lateAmong } from "./late";
import { PAGING_JOBS } from "./paging-jobs";

/** After evaluation, before the heartbeat. */
const AFTER_MS = 30 * SECOND_MS;
/** A process that was not asked for so long stood still as a whole, as a laptop that slept does. */
const PAUSED_AFTER_MS = 3 * MINUTE_MS;

/** `jobs`: all that are run, with this one among them. */
export function watchJob(jobs: () => readonly Job[]): Job {
  const watching = { since: new Date(0), askedAt: new Date(0) };
  return {
    name: "watch",
    does: "Watches Burnline itself, and opens alerts where something stands still.",
    everyMs: MINUTE_MS,
    offsetMs: AFTER_MS,
    longestMs: MINUTE_MS,
    wanted: async (_actor, now) => {
      if (now.getTime() - watching.askedAt.getTime() > PAUSED_AFTER_MS) watching.since = now;
      watching.askedAt = now;
      return true;
    },
    run: (context) => watch(jobs(), watching.since, context),
  };
}

/** Opens and closes what there is to say of Burnline itself; `since`: when it began to run. */
export async function watch(
  jobs: readonly Job[],
  since: Date,
  { actor, now }: Pick<JobContext, "actor" | "now">,
): Promise<void> {
  const team = await findCaretaker(actor);
  if (!team) return;
  const health = await ownHealth(jobs, since, actor, now);
  const alerts = await listOwnAlerts(actor);
  const open = new Map(alerts.map((alert) => [alertPlace(alert), alert]));
  const at = now.getTime();
  await recordOwnAlerts(actor, sightingsOf(open, burnlineAlerts(health, open, team, at), at), now);
}

async function ownHealth(
  jobs: readonly Job[],
  since: Date,
  actor: Actor,
  now: Date,
): Promise<OwnHealth> {
  const disk = await diskSpace(actor);
  const { overdueOthers, tried } = await findDelivery(actor, now);
  return {
    lateJobs: await standingStill(jobs, since, actor, now),
    disk: disk && { ...disk, storeBytes: await storeBytes(actor) },
    outbox: overdueOthers,
    tried,
    unanswered: await listUnanswered(actor, now),
    skipped: (await findEvaluationProgress(actor))?.skipped ?? null,
  };
}

/** One that runs and evaluates nothing stands still all the same. */
async function standingStill(
  jobs: readonly Job[],
  since: Date,
  actor: Actor,
  now: Date,
): Promise<OwnHealth["lateJobs"]> {
  const late = await lateAmong(jobs, actor, since, now);
  const behind = isEvaluationLate(await evaluationDelay(actor, since, now));
  const evaluate = behind ? jobs.filter(({ name }) => name === "evaluate") : [];
  return [...new Set([...late, ...evaluate])].map(({ name, does }) => ({
    name,
    does,
    urgent: PAGING_JOBS.includes(name),
  }));
}
