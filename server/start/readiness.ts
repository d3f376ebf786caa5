import "server-only";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { beginWrite, foundFull } from "@/db/store/client";
import { ping } from "@/db/store/statements";
import { databaseUrl, dialect, sqlitePath } from "@/db/store/dialect";
import { storeFailureOf } from "@/db/store/store-failure";
import { isEvaluationLate } from "@/lib/alert/minutes-due";
import { evaluationDelay } from "@/server/alerts/evaluation-delay";
import { systemActor } from "@/server/auth/system-actor";
import { jobsAlive, jobsSince, lateJobs } from "@/server/jobs/running";
import { logOutage } from "@/server/logging/outage";
import { isStopping } from "./stopping";

/**
 * `late`: a job should have run by now. It says that something is wrong, not that requests cannot
 * be met.
 */
export type Readiness = {
  ready: boolean;
  checks: {
    store: "ok" | "failed" | "locked" | "full";
    jobs: "ok" | "late" | "failed";
    /** Of alerts: late when a minute and a half after it should have come. */
    evaluation: "ok" | "late";
    stopping: boolean;
  };
};

const WRITE_WITHIN_MS = 500;
/** Less cannot take the next writes with their log. */
const LEAST_FREE_BYTES = 4_000_000;

/** Whether the store can be read and written, and the jobs are alive. */
export async function readiness(now: Date): Promise<Readiness> {
  const store = await storeState();
  const jobs = await jobsState(now, store === "ok");
  const evaluation = await evaluationState(now, store === "ok");
  const stopping = isStopping();
  return {
    ready: store === "ok" && jobs !== "failed" && !stopping,
    checks: { store, jobs, evaluation, stopping },
  };
}

async function storeState(): Promise<Readiness["checks"]["store"]> {
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
  if (dialect !== "sqlite") return false;
  const { bavail, bsize } = await statfs(path.dirname(path.resolve(sqlitePath(databaseUrl))));
  return bavail * bsize < LEAST_FREE_BYTES;
}

async function jobsState(now: Date, storeAnswers: boolean): Promise<Readiness["checks"]["jobs"]> {
  if (!jobsAlive(now)) return "failed";
  if (!storeAnswers) return "ok";
  return (await lateJobs(now)).length > 0 ? "late" : "ok";
}

async function evaluationState(
  now: Date,
  storeAnswers: boolean,
): Promise<Readiness["checks"]["evaluation"]> {
  const since = jobsSince();
  if (!storeAnswers || since === null) return "ok";
  const delay = await evaluationDelay(systemActor("readiness"), since, now);
  return isEvaluationLate(delay) ? "late" : "ok";
}
