import type { Actor } from "@/db/access/actor";

export type JobContext = { actor: Actor; now: Date; stop: AbortSignal };

/**
 * Something that exactly one process does once in every period; periods are aligned to the epoch,
 * and begin `offsetMs` late.
 */
export type Job = {
  name: string;
  /** What it does, in a sentence for administrators. */
  does: string;
  everyMs: number;
  offsetMs: number;
  /** Longer runs are told to stop. */
  longestMs: number;
  /** How long a process that died keeps others from it, where a minute is too long. */
  leaseMs?: number;
  /** A cheap look whether there is anything to do, for jobs that are asked often. */
  wanted?: (actor: Actor, now: Date) => Promise<boolean>;
  run: (context: JobContext) => Promise<void>;
};

/** When the job's current period began. */
export const periodStart = ({ everyMs, offsetMs }: Job, now: Date): Date =>
  new Date(Math.floor((now.getTime() - offsetMs) / everyMs) * everyMs + offsetMs);
