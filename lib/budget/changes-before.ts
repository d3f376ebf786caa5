import { HOUR_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";

/** What took effect so long before a stretch may be what began it. */
const LEAD_MS = HOUR_MS;

/** The time in which changes may have to do with any of these stretches; null without stretches. */
export function timeOfChanges(stretches: readonly Interval[]): Interval | null {
  if (stretches.length === 0) return null;
  return {
    start: Math.min(...stretches.map(({ start }) => start)) - LEAD_MS,
    end: Math.max(...stretches.map(({ end }) => end)),
  };
}

/** The changes that took effect in a stretch or in the hour before it, the first of them first. */
export const changesBefore = <T extends { at: number }>(
  { start, end }: Interval,
  changes: readonly T[],
): T[] =>
  changes.filter(({ at }) => start - LEAD_MS <= at && at < end).toSorted((a, b) => a.at - b.at);
