import { formatDuration } from "@/lib/formats/duration";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time/duration";
import type { Scale } from "./scale";

const STEPS = [
  SECOND_MS,
  10 * SECOND_MS,
  MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
  30 * DAY_MS,
  365 * DAY_MS,
  3650 * DAY_MS,
];

/** Where a duration stands on a logarithmic axis; nothing stands below a second. */
export const logOf = (ms: number): number => Math.log10(Math.max(SECOND_MS, ms));

/**
 * From the step at or under the shortest to the one at or over the longest, at least one step
 * apart.
 */
export function durationScale(durations: readonly number[]): Scale {
  const first = Math.min(
    STEPS.length - 2,
    Math.max(
      0,
      STEPS.findLastIndex((step) => durations.every((ms) => step <= ms)),
    ),
  );
  const reaching = STEPS.findIndex((step) => durations.every((ms) => ms <= step));
  const last = Math.max(first + 1, reaching === -1 ? STEPS.length - 1 : reaching);
  const ticks = STEPS.slice(first, last + 1).map(logOf);
  return { low: ticks[0] ?? 3, high: ticks.at(-1) ?? 4, ticks };
}

export const durationTick = (log: number): string => formatDuration(Math.round(10 ** log));
