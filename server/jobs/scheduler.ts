import { renewLease, releaseLease, takeLease } from "@/db/store/leases";
import { systemActor } from "@/server/auth/system-actor";
import { log } from "@/server/logging/log";
import { logFailure } from "@/server/logging/outage";
import { metrics } from "@/server/metrics/metrics";
import { periodStart, type Job } from "./job";

const LEASE_MS = 60_000;
const TICK_MS = 1000;
const ASK_AGAIN_MS = 10_000;
const MAX_ERROR_LENGTH = 500;

type Options = { holder: string; clock: () => Date; tickMs?: number; leaseMs?: number };

/**
 * Runs jobs in this process as long as it holds their leases. No run overlaps another of the same
 * job, in any process.
 */
export class Scheduler {
  lastTickAt: Date;
  readonly startedAt: Date;
  private readonly running = new Map<string, Promise<void>>();
  private readonly nextTry = new Map<string, number>();
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly jobs: readonly Job[],
    private readonly options: Options,
  ) {
    this.lastTickAt = options.clock();
    this.startedAt = this.lastTickAt;
  }

  start(): void {
    this.tick();
    this.timer = setInterval(() => this.tick(), this.options.tickMs ?? TICK_MS);
  }

  /** Tells running jobs to stop and waits for them; nothing starts afterwards. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await Promise.all(this.running.values());
  }

  /** Starts every job that is due and free. */
  tick(): void {
    if (this.stopping.signal.aborted) return;
    const now = this.options.clock();
    // The clock was put back: what was planned by it before may lie far ahead.
    if (now < this.lastTickAt) this.nextTry.clear();
    this.lastTickAt = now;
    for (const job of this.jobs) {
      if (this.running.has(job.name) || now.getTime() < (this.nextTry.get(job.name) ?? 0)) continue;
      const attempt = this.attempt(job, now)
        .catch((error: unknown) => {
          logFailure(error, `job ${job.name}`);
          this.nextTry.set(job.name, now.getTime() + ASK_AGAIN_MS);
        })
        .finally(() => this.running.delete(job.name));
      this.running.set(job.name, attempt);
    }
  }

  /** Resolves when nothing is running. */
  async settled(): Promise<void> {
    await Promise.all(this.running.values());
  }

  private async attempt(job: Job, now: Date): Promise<void> {
    const actor = systemActor(job.name);
    const { holder } = this.options;
    const leaseMs = job.leaseMs ?? this.options.leaseMs ?? LEASE_MS;
    const start = periodStart(job, now);
    const nextPeriod = start.getTime() + job.everyMs;
    this.nextTry.set(job.name, nextPeriod);
    if (job.wanted && !(await job.wanted(actor, now))) return;
    if (
      !(await takeLease(actor, job.name, {
        holder,
        now,
        expiresAt: new Date(now.getTime() + leaseMs),
        dueSince: start,
      }))
    ) {
      // Another process runs it or has run it: look again in case that one dies.
      this.nextTry.set(job.name, Math.min(nextPeriod, now.getTime() + ASK_AGAIN_MS));
      return;
    }
    const error = await this.run(job, now, leaseMs);
    const brokenOff = this.stopping.signal.aborted && error !== null;
    await releaseLease(actor, job.name, holder, {
      now: this.options.clock(),
      ranAt: brokenOff ? null : now,
      error: brokenOff ? null : error,
    });
  }

  private async run(job: Job, now: Date, leaseMs: number): Promise<string | null> {
    const lost = new AbortController();
    const stop = AbortSignal.any([
      this.stopping.signal,
      lost.signal,
      AbortSignal.timeout(job.longestMs),
    ]);
    const renewal = setInterval(() => void this.renew(job, leaseMs, stop, lost), leaseMs / 3);
    const finish = metrics().jobDuration.startTimer({ job: job.name });
    try {
      await job.run({ actor: systemActor(job.name), now, stop });
      metrics().jobRuns.inc({ job: job.name, outcome: "ok" });
      return null;
    } catch (error) {
      metrics().jobRuns.inc({ job: job.name, outcome: "failed" });
      const message = error instanceof Error ? error.message : String(error);
      if (this.stopping.signal.aborted) log("info", "job.broken-off", { job: job.name });
      else logFailure(error, `job ${job.name}`);
      return message.slice(0, MAX_ERROR_LENGTH);
    } finally {
      finish();
      clearInterval(renewal);
    }
  }

  private async renew(
    job: Job,
    leaseMs: number,
    stop: AbortSignal,
    lost: AbortController,
  ): Promise<void> {
    // A run that does not end in its time keeps no lease, so that another process can go on.
    if (stop.aborted) return;
    try {
      const renewed = await renewLease(
        systemActor(job.name),
        job.name,
        this.options.holder,
        new Date(this.options.clock().getTime() + leaseMs),
      );
      if (!renewed) lost.abort();
    } catch (error) {
      logFailure(error, `lease of ${job.name}`);
    }
  }
}
