import "server-only";
import { beginWrite, foundFull } from "@/db/store/client";
import { ping } from "@/db/store/statements";
import { findDelivery } from "@/db/notifications/delivery";
import { diskSpace } from "@/db/store/disk-space";
import { storeFailureOf } from "@/db/store/store-failure";
import { isEvaluationLate } from "@/lib/alert/minutes-due";
import { deliveryState } from "@/lib/notification/delivery-health";
import { evaluationDelay } from "@/server/alerts/evaluation-delay";
import { systemActor } from "@/server/auth/system-actor";
import { jobsAlive, jobsSince, lateJobs } from "@/server/jobs/running";
import { logOutage } from "@/server/logging/outage";
import { reasonsOf, type Checks } from "./readiness-reasons";
import { isStopping } from "./stopping";

export type Readiness = { ready: boolean; reasons: string[]; checks: Checks };

const NONE: ReadonlySet<string> = new Set();
const WRITE_WITHIN_MS = 500;
/** Less cannot take the next writes with their log. */
const LEAST_FREE_BYTES = 4_000_000;
const ACTOR = systemActor("readiness");

/**
 * Whether the store can be read and written, the jobs are alive, and alerts are evaluated and
 * delivered; `excluded` names checks that do not count.
 */
export async function readiness(now: Date, excluded = NONE): Promise<Readiness> {
  const store = await storeState();
  const checks = {
    store,
    jobs: await jobsState(now, store === "ok"),
    evaluation: await evaluationState(now, store === "ok"),
    delivery: store === "ok" ? deliveryState(await findDelivery(ACTOR, now)) : "ok",
    stopping: isStopping(),
  } as const;
  const reasons = reasonsOf(checks, excluded);
  return { ready: reasons.length === 0, reasons, checks };
}

async function storeState(): Promise<Checks["store"]> {
  try {
    await ping();
    await beginWrite(WRITE_WITHIN_MS);
    return foundFull() || (await isFull()) ? "full" : "ok";
  } catch (error) {
    logOutage(error, "readyz");
    return storeFailureOf(error) === "busy" ? "locked" : "failed";
  }
}

async function isFull(): Promise<boolean> {
  const space = await diskSpace(ACTOR);
  return space !== null && space.freeBytes < LEAST_FREE_BYTES;
}

async function jobsState(now: Date, storeAnswers: boolean): Promise<Checks["jobs"]> {
  if (!jobsAlive(now)) return "failed";
  if (!storeAnswers) return "ok";
  return (await lateJobs(now)).length > 0 ? "late" : "ok";
}

async function evaluationState(now: Date, storeAnswers: boolean): Promise<Checks["evaluation"]> {
  const since = jobsSince();
  if (!storeAnswers || since === null) return "ok";
  const delay = await evaluationDelay(ACTOR, since, now);
  return isEvaluationLate(delay) ? "late" : "ok";
}
