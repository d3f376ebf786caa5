import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { systemActor } from "@/server/auth/system-actor";
import { lateAmong } from "./late";
import { JOBS } from "./registry";
import { Scheduler } from "./scheduler";

const ALIVE_WITHIN_MS = 60_000;

// Jobs and routes are separate module instances; a route asks whether the jobs are alive.
const holder = globalThis as typeof globalThis & { burnlineScheduler?: Scheduler };

export function startJobs(): void {
  holder.burnlineScheduler ??= new Scheduler(JOBS, {
    holder: `${hostname()}:${process.pid}:${randomBytes(3).toString("hex")}`,
    clock: () => new Date(),
  });
  holder.burnlineScheduler.start();
}

export async function stopJobs(): Promise<void> {
  await holder.burnlineScheduler?.stop();
}

/** When the jobs of this process began; null while they have not. */
export const jobsSince = (): Date | null => holder.burnlineScheduler?.startedAt ?? null;

/** The jobs of this process that should have run by now, and did not. */
export async function lateJobs(now: Date): Promise<string[]> {
  const scheduler = holder.burnlineScheduler;
  if (!scheduler) return [];
  const late = await lateAmong(JOBS, systemActor("readiness"), scheduler.startedAt, now);
  return late.map(({ name }) => name);
}

export const jobsAlive = (now: Date): boolean =>
  now.getTime() - (holder.burnlineScheduler?.lastTickAt.getTime() ?? 0) < ALIVE_WITHIN_MS;
