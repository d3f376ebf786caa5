import type { VirtualClock } from "./clock";
import type { Answer } from "./port";

/** How a request ended for whoever sent it. */
export type Outcome = "succeeded" | "failed" | "rejected" | "shed";
export const OUTCOMES = [
  "succeeded",
  "failed",
  "rejected",
  "shed",
] as const satisfies readonly Outcome[];

const OUTCOME_OF: Readonly<Record<Answer, Outcome>> = {
  success: "succeeded",
  error: "failed",
  timeout: "failed",
  rejected: "rejected",
  shed: "shed",
};

/** A stretch of the run: what happened in it, and at its end how many calls wait and breakers are open. */
export type SeriesPoint = { atMs: number; arrivals: number } & Record<Outcome, number> & {
    /** That reached the dependency, tried again or not. */
    calls: number;
    queued: number;
    openBreakers: number;
  };

/** Of the requests that arrived in one stretch, however they ended later. */
export type Cohort = { arrivals: number; succeeded: number };

const NO_OUTCOMES = { succeeded: 0, failed: 0, rejected: 0, shed: 0 };

/** Counts what happens in a run. */
export class Tally {
  readonly series: SeriesPoint[] = [];
  readonly cohorts: Cohort[] = [];
  readonly latenciesMs: number[] = [];
  readonly openedAtMs: number[] = [];
  readonly outcomes: Record<Outcome, number> = { ...NO_OUTCOMES };
  arrivals = 0;
  calls = 0;
  /** Answers of the dependency that nobody waited for any more. */
  lateCalls = 0;
  private openBreakers = 0;
  private running = { arrivals: 0, calls: 0, ...NO_OUTCOMES };

  constructor(
    private readonly clock: VirtualClock,
    private readonly bucketMs: number,
  ) {}

  /** A request; answers how to tell its end. */
  arrived(): (answer: Answer) => void {
    const cohort = this.cohortAt(this.clock.nowMs);
    const latencyMs = this.clock.stopwatch();
    this.arrivals += 1;
    this.running.arrivals += 1;
    cohort.arrivals += 1;
    return (answer) => {
      const outcome = OUTCOME_OF[answer];
      this.outcomes[outcome] += 1;
      this.running[outcome] += 1;
      if (outcome === "succeeded") cohort.succeeded += 1;
      this.latenciesMs.push(latencyMs());
    };
  }

  called(): void {
    this.calls += 1;
    this.running.calls += 1;
  }

  answeredLate(): void {
    this.lateCalls += 1;
  }

  breakerChanged(open: boolean): void {
    this.openBreakers += open ? 1 : -1;
    if (open) this.openedAtMs.push(this.clock.nowMs);
  }

  /** Ends a stretch of the series that began at `atMs`. */
  endStretch(atMs: number, queued: number): void {
    this.series.push({ atMs, ...this.running, queued, openBreakers: this.openBreakers });
    this.running = { arrivals: 0, calls: 0, ...NO_OUTCOMES };
  }

  private cohortAt(atMs: number): Cohort {
    const index = Math.floor(atMs / this.bucketMs);
    while (this.cohorts.length <= index) this.cohorts.push({ arrivals: 0, succeeded: 0 });
    return this.cohorts[index] ?? { arrivals: 0, succeeded: 0 };
  }
}
