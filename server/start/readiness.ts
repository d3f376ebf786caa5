import "server-only";
import { ping } from "@/db/client";
import { jobsAlive } from "@/server/jobs/running";
import { logOutage } from "@/server/log";
import { isStopping } from "./stopping";

export type Readiness = { ready: boolean; checks: { store: "ok" | "failed"; jobs: "ok" | "failed"; stopping: boolean } };

/** Whether the store can be read and the jobs are alive. */
export async function readiness(now: Date): Promise<Readiness> {
  const store = await storeAnswers();
  const jobs = jobsAlive(now);
  const stopping = isStopping();
  return { ready: store && jobs && !stopping, checks: { store: store ? "ok" : "failed", jobs: jobs ? "ok" : "failed", stopping } };
}

async function storeAnswers(): Promise<boolean> {
  try {
    await ping();
    return true;
  } catch (error) {
    logOutage(error, "readyz");
    return false;
  }
}
