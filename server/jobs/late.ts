import type { Actor } from "@/db/access/actor";
import { listLeases } from "@/db/store/leases";
import type { Job } from "./job";
import { overdueJobs } from "./overdue";

/** The jobs that should have run by now, and did not; `since`: when this process began to run them. */
export async function lateAmong(
  jobs: readonly Job[],
  actor: Actor,
  since: Date,
  now: Date,
): Promise<Job[]> {
  const overdue = overdueJobs(jobs, await listLeases(actor), since, now);
  const late = jobs.filter(({ name }) => overdue.includes(name));
  const wanted = await Promise.all(
    late.map(async (job) => (await job.wanted?.(actor, now)) ?? true),
  );
  return late.filter((_, index) => wanted[index]);
}
