import { countsAt } from "./counts";

/**
 * Counters of one SLO at the start of each minute from `start` to `end`: `errors[i]` are all errors
 * before minute `start + i`.
 */
export type Counters = { errors: Float64Array; events: Float64Array };

export function countersOf(slo: number, start: number, end: number): Counters {
  const errors = new Float64Array(end - start + 1);
  const events = new Float64Array(end - start + 1);
  for (let minute = start; minute < end; minute += 1) {
    const { bad, total } = countsAt(slo, minute);
    const index = minute - start;
    errors[index + 1] = (errors[index] ?? 0) + bad;
    events[index + 1] = (events[index] ?? 0) + total;
  }
  return { errors, events };
}

/** The sums of a window of `minutes` that ends with the counters. */
export function lastWindow(counters: Counters, minutes: number): { bad: number; total: number } {
  const of = (values: Float64Array) =>
    (values.at(-1) ?? 0) - (values[Math.max(0, values.length - 1 - minutes)] ?? 0);
  return { bad: of(counters.errors), total: of(counters.events) };
}
