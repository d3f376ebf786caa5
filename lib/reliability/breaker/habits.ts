import type { BreakerLibrary } from "./settings";

type Habits = {
  /** Into how many buckets a window of so many milliseconds is cut. */
  buckets: (windowMs: number) => number;
  /** Whether a bucket ends by the clock, or with the next call; then only one bucket is left behind. */
  rotation: "by-clock" | "on-call";
  /** Whether a call that the open breaker turned away counts among the calls. */
  countsRejected: boolean;
  /** Whether a success may be what opens it, as the call that makes up the minimum. */
  judgesSuccesses: boolean;
  /** What it remembers once the probes let it close. */
  afterProbes: "nothing" | "the probe" | "everything";
};

/** What libraries do differently where their settings read the same. */
export const HABITS: Readonly<Record<BreakerLibrary, Habits>> = {
  generic: {
    buckets: () => 10,
    rotation: "by-clock",
    countsRejected: false,
    judgesSuccesses: true,
    afterProbes: "nothing",
  },
  cockatiel: {
    buckets: (windowMs) => Math.max(5, Math.ceil(windowMs / 1000)),
    rotation: "on-call",
    countsRejected: false,
    judgesSuccesses: false,
    afterProbes: "the probe",
  },
  opossum: {
    buckets: () => 10,
    rotation: "by-clock",
    countsRejected: true,
    judgesSuccesses: false,
    afterProbes: "everything",
  },
};
