import { CLOCKS_APART_MS } from "@/db/store/leases";
import { MINUTE_MS } from "@/lib/time/duration";
import { periodStart, type Job } from "./job";

type Run = { name: string; ranAt: Date | null };

/** A job is asked for each second, and its run may take as long as it is allowed to. */
const SLACK_MS = 2 * MINUTE_MS;

/**
 * The jobs whose last run, in whichever process, is further back than the period before this one;
 * `since`: when this process began to run them.
 */
export function overdueJobs(
  jobs: readonly Job[],
  runs: readonly Run[],
  since: Date,
  now: Date,
): string[] {
  return jobs
    .filter((job) => {
      const grace = job.longestMs + SLACK_MS;
      if (now.getTime() - since.getTime() < grace) return false;
      const ranAt = runs.find(({ name }) => name === job.name)?.ranAt ?? null;
      if (ranAt !== null && ranAt.getTime() > now.getTime() + CLOCKS_APART_MS) return true;
      const due = periodStart(job, new Date(now.getTime() - grace));
      return ranAt === null || ranAt < due;
    })
    .map(({ name }) => name);
}
