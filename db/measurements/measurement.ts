import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Budgeting } from "@/lib/slo/objective";
import type { Interval } from "@/lib/time/interval";

/**
 * One minute of an SLO; `sloId` comes from `resolveSloTargets`, which asks the permission. A total
 * of 0 is a minute without data.
 */
export type Measurement = MinuteBucket & { sloId: number };

export type MeasurementBatch = {
  mode: "add" | "replace";
  measurements: readonly Measurement[];
  at: Date;
  /** Makes `add` safe to repeat for 24 hours: a batch seen before is not applied again. */
  idempotency?: { key: string; requestHash: string };
};

/**
 * Intervals in epoch milliseconds. An edge inside a slice is moved back to its start: a slice
 * counts where it ends.
 */
export type WindowRequest = {
  sloId: number;
  objectiveId: number;
  budgeting: Budgeting;
  intervals: readonly Interval[];
};

export type RunningRequest = Omit<WindowRequest, "intervals"> & { instants: readonly number[] };
