import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { JOBS } from "./registry";
import { Scheduler } from "./scheduler";

const ALIVE_WITHIN_MS = 60_000;

// Jobs and routes are separate module instances; a route asks whether the jobs are alive.
const holder = globalThis as typeof globalThis & { burnlineScheduler?: Scheduler };

export function startJobs(): void {
  holder.burnlineScheduler ??= new Scheduler(JOBS, { holder: `${hostname()}:${process.pid}:${randomBytes(3).toString("hex")}`, clock: () => new Date() });
  holder.burnlineScheduler.start();
}

export async function stopJobs(): Promise<void> {
  await holder.burnlineScheduler?.stop();
}

export const jobsAlive = (now: Date): boolean => now.getTime() - (holder.burnlineScheduler?.lastTickAt.getTime() ?? 0) < ALIVE_WITHIN_MS;
